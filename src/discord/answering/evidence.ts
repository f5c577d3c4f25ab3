import type { Context } from "../house.ts";
import { evidenceMessage } from "../render/evidence.ts";
import { noticeMessage } from "../render/notices.ts";

export interface EvidenceWanted {
  readonly ref: string;
  /** From 0. */
  readonly page: number;
  /** Only the claims of this story of a briefing, from 0; null: all. */
  readonly story: number | null;
}

/** Replies with claims beside their sources, out of the library that the guild may see. */
export async function replyWithEvidence(
  { house, request, respond, language }: Context,
  { ref, page, story }: EvidenceWanted,
): Promise<void> {
  const { desk, timeZone } = house;
  const shown = await desk.shown(request.guild, ref);
  if (shown === null) {
    await respond.reply(noticeMessage(language.commands.sourcesForgotten));
    return;
  }
  const cited = shown.claims.flatMap(({ evidence }) => evidence.map(({ document }) => document));
  const headers = await desk.headers(request.guild, [...new Set(cited)]);
  await respond.reply(evidenceMessage(shown, { ref, page, story, headers, language, timeZone }));
}
