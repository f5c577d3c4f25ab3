import type { Briefing } from "../../domain/story.ts";
import type { Context } from "../house.ts";
import { newClaimsRef } from "../reference.ts";
import { briefingParts } from "../render/briefing.ts";

/** Replies with a briefing, in as many messages as it takes; its claims are kept before the first. */
export async function postBriefing(
  { house, request, respond, language }: Context,
  briefing: Briefing,
): Promise<void> {
  const ref = newClaimsRef();
  const { parts, shown } = briefingParts(briefing, { ref, language, timeZone: house.timeZone });
  await house.desk.keepShown(request.guild, ref, { ...shown, by: request.user, conversation: ref });
  const [first, ...rest] = parts;
  if (first === undefined) return;
  await respond.reply(first);
  for (const part of rest) {
    const outcome = await respond.more(part);
    if (!outcome.ok) return;
  }
}
