import type { ShownClaims } from "../../domain/conversation/shown-claims.ts";
import type { ShownDocument } from "../../domain/documents/shown-document.ts";
import type { InteractionContext } from "../context/bot-context.ts";
import { customId, storyPageId } from "../message/custom-id.ts";
import { renderEvidence } from "../render/evidence.ts";
import { noticeMessage } from "../render/notices.ts";
import { renderStory } from "../render/story.ts";

export interface EvidencePage {
  readonly ref: string;
  /** From 1. */
  readonly page: number;
}

/** Replies with claims and their sources as they were when the claims were shown. */
export async function replyWithEvidence(
  context: InteractionContext,
  { ref, page }: EvidencePage,
): Promise<void> {
  const { bot, request, respond, texts } = context;
  const shown = await bot.service.shown(request.guild, ref);
  if (shown === null) {
    await respond.reply(noticeMessage(texts.t("discord.sources.expired")));
    return;
  }
  const documents = shown.documents ?? (await presentDocuments(context, shown));
  const pageId = (other: number) => customId("page", ref, other);
  const originals = await originalsOf(context, shown);
  await respond.reply(renderEvidence(shown, { pageId, page, documents, originals, language: texts.code }));
}

/** The links to what the claims cite, in the order of the claims. */
function originalsOf({ bot, request }: InteractionContext, { claims }: Pick<ShownClaims, "claims">) {
  return bot.service.originals(request.guild, citedPaths(claims));
}

function citedPaths(claims: ShownClaims["claims"]): readonly string[] {
  return [...new Set(claims.flatMap(({ evidence }) => evidence.map(({ document }) => document)))];
}

/** For claims shown by a version that did not save their documents: those that are in the library now. */
async function presentDocuments(
  { bot, request }: InteractionContext,
  { claims }: ShownClaims,
): Promise<readonly ShownDocument[]> {
  return bot.service.headers(request.guild, citedPaths(claims));
}

export interface StoryEvidencePage extends EvidencePage {
  /** Its number in the briefing, from 1. */
  readonly story: number;
}

/** Replies with the claims and sources of one story of a briefing, as it was shown there. */
export async function replyWithStoryEvidence(
  context: InteractionContext,
  { ref, story, page }: StoryEvidencePage,
): Promise<void> {
  const { bot, request, respond, texts } = context;
  const stored = await bot.service.shownStory(request.guild, ref, story);
  // A briefing of a version that did not save its stories still has the claims it showed.
  if (stored === null) return replyWithEvidence(context, { ref, page: 1 });
  const { at, writer, documents = [] } = stored;
  const { shown } = renderStory(stored.story, stored.timeline, { ref, at, writer, language: texts.code });
  const evidence = renderEvidence(shown, {
    pageId: (other) => storyPageId(ref, story, other),
    page,
    documents: [...stored.story.documents, ...documents],
    originals: await originalsOf(context, shown),
    language: texts.code,
  });
  await respond.reply(evidence);
}
