import type { InteractionContext } from "../context/bot-context.ts";
import { newClaimsRef } from "../message/ids.ts";
import { renderEvidence } from "../render/evidence.ts";
import { noticeMessage } from "../render/notices.ts";
import { renderStory } from "../render/story.ts";

export interface EvidencePage {
  readonly ref: string;
  /** From 1. */
  readonly page: number;
}

/** Replies with claims and their sources from the guild's library. */
export async function replyWithEvidence(
  { bot, request, respond, texts }: InteractionContext,
  { ref, page }: EvidencePage,
): Promise<void> {
  const { service } = bot;
  const shown = await service.shown(request.guild, ref);
  if (shown === null) {
    await respond.reply(noticeMessage(texts.t("discord.sources.expired")));
    return;
  }
  const cited = shown.claims.flatMap(({ evidence }) => evidence.map(({ document }) => document));
  const headers = await service.headers(request.guild, [...new Set(cited)]);
  await respond.reply(renderEvidence(shown, { ref, page, headers, language: texts.code }));
}

/** Replies with the claims and sources of one story of a briefing; `storyNumber` counts from 1. */
export async function replyWithStoryEvidence(
  context: InteractionContext,
  ref: string,
  storyNumber: number,
): Promise<void> {
  const { bot, request, texts } = context;
  const briefing = await bot.service.shown(request.guild, ref);
  const id = briefing?.stories?.[storyNumber - 1];
  const match = id === undefined ? null : await bot.service.story(request.guild, id);
  if (match === null) return replyWithEvidence(context, { ref, page: 1 });
  const storyRef = newClaimsRef();
  const { shown } = renderStory(match.story, match.timeline, {
    ref: storyRef,
    at: bot.now(),
    language: texts.code,
  });
  await bot.service.saveShown(request.guild, storyRef, { ...shown, by: request.user, conversation: ref });
  await replyWithEvidence(context, { ref: storyRef, page: 1 });
}
