import type { Context } from "../house.ts";
import { newClaimsRef } from "../reference.ts";
import { evidenceMessage } from "../render/evidence.ts";
import { noticeMessage } from "../render/notices.ts";
import { storyMessage } from "../render/story.ts";

export interface EvidenceWanted {
  readonly ref: string;
  /** From 1. */
  readonly page: number;
}

/** Replies with claims beside their sources, out of the library that the guild may see. */
export async function replyWithEvidence(
  { house, request, respond, texts }: Context,
  { ref, page }: EvidenceWanted,
): Promise<void> {
  const { desk } = house;
  const shown = await desk.shown(request.guild, ref);
  if (shown === null) {
    await respond.reply(noticeMessage(texts.commands.sourcesForgotten));
    return;
  }
  const cited = shown.claims.flatMap(({ evidence }) => evidence.map(({ document }) => document));
  const headers = await desk.headers(request.guild, [...new Set(cited)]);
  await respond.reply(evidenceMessage(shown, { ref, page, headers, language: texts.code }));
}

/** Replies with the claims of one story of a briefing beside their sources; `position` counts the stories from 1. */
export async function replyWithStoryEvidence(context: Context, ref: string, position: number): Promise<void> {
  const { house, request, texts } = context;
  const briefing = await house.desk.shown(request.guild, ref);
  const id = briefing?.stories?.[position - 1];
  const found = id === undefined ? null : await house.desk.story(request.guild, id);
  if (found === null) return replyWithEvidence(context, { ref, page: 1 });
  const storyRef = newClaimsRef();
  const { shown } = storyMessage(found.story, found.timeline, {
    ref: storyRef,
    at: house.now(),
    language: texts.code,
  });
  await house.desk.keepShown(request.guild, storyRef, { ...shown, by: request.user, conversation: ref });
  await replyWithEvidence(context, { ref: storyRef, page: 1 });
}
