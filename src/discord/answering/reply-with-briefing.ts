import type { Briefing } from "../../domain/story.ts";
import type { Context } from "../house.ts";
import { newClaimsRef } from "../reference.ts";
import { type BriefingFrame, briefingParts } from "../render/briefing.ts";
import { firstPictured } from "../render/edition.ts";
import { replyWith } from "./reply-with.ts";

/** Replies with a briefing, in as many messages as it takes; its claims are kept before the first. `pictured`: with its picture. */
export async function replyWithBriefing(
  context: Context,
  briefing: Briefing,
  {
    pictured = false,
    ...look
  }: Partial<Pick<BriefingFrame, "title" | "topic" | "language" | "timeZone">> & {
    readonly pictured?: boolean;
  } = {},
): Promise<void> {
  const { house, request, respond, texts } = context;
  const ref = newClaimsRef();
  const frame = { ref, language: texts.code, timeZone: house.timeZone, ...look };
  const { parts, shown } = briefingParts(briefing, frame);
  await house.desk.keepShown(request.guild, ref, { ...shown, by: request.user, conversation: ref });
  const picture = pictured ? await house.desk.picture(request.guild, briefing, frame) : null;
  await replyWith(respond, firstPictured(parts, picture));
}
