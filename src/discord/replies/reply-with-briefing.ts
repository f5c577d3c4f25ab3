import type { Briefing } from "../../domain/stories/story.ts";
import type { InteractionContext } from "../context/bot-context.ts";
import { newClaimsRef } from "../message/ids.ts";
import { type BriefingFrame, renderBriefing } from "../render/briefing.ts";
import { withFirstAttachments } from "../render/edition.ts";
import { replyWithAll } from "./reply-with.ts";

/** Stores a briefing's claims and replies with its messages. */
export async function replyWithBriefing(
  context: InteractionContext,
  briefing: Briefing,
  {
    withPicture = false,
    ...frameOptions
  }: Partial<Pick<BriefingFrame, "title" | "topic" | "language" | "timeZone">> & {
    readonly withPicture?: boolean;
  } = {},
): Promise<void> {
  const { bot, request, respond, texts } = context;
  const ref = newClaimsRef();
  const frame = { ref, language: texts.code, timeZone: bot.timeZone, ...frameOptions };
  const { parts, shown } = renderBriefing(briefing, frame);
  await bot.service.saveShown(request.guild, ref, { ...shown, by: request.user, conversation: ref });
  const picture = withPicture ? await bot.service.picture(request.guild, briefing, frame) : null;
  await replyWithAll(respond, withFirstAttachments(parts, picture === null ? [] : [picture]));
}
