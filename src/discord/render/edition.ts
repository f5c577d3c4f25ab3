import { textsFor } from "../../catalogues/texts.ts";
import type { Attachment } from "../../domain/delivery/attachment.ts";
import type { MessagePart } from "../../domain/delivery/message-sender.ts";
import type { EditionRenderer, RenderedMessage } from "../../domain/schedules/edition-renderer.ts";
import { withAttachments } from "../message/attachments.ts";
import type { MessageBody } from "../message/message-body.ts";
import type { PartBody } from "../message/part-body.ts";
import { renderBriefing } from "./briefing.ts";
import { bold } from "./citations.ts";
import { framedParts } from "./message-parts.ts";
import { shortLabel } from "./short-label.ts";
import { timestamp } from "./small-print.ts";

/** Renders editions. `languageOf` gives a guild's language (null: the shared library's). */
export function createEditionRenderer(languageOf: (guild: string | null) => string): EditionRenderer {
  return {
    async briefing(briefing, { edition, schedule, lateMs, onTime, corrections = [], attach }) {
      const { title, language, timing, guild, thread } = schedule;
      const labelLanguage = language ?? languageOf(guild);
      const { parts, shown } = renderBriefing(briefing, {
        ref: edition.ref,
        language: labelLanguage,
        timeZone: timing.timeZone,
        corrections,
        ...(title === null ? {} : { title }),
        ...(onTime === true ? { moment: edition.slot } : {}),
        ...(lateMs === null ? {} : { due: edition.slot }),
      });
      const name = thread ? shortLabel(shown.title) : null;
      const page = withFirstAttachments(parts, (await attach?.(labelLanguage)) ?? []);
      return { parts: toRenderedParts(page, name), shown: { ...shown, conversation: edition.ref } };
    },
    alert({ since, days }, { edition }): RenderedMessage {
      const language = languageOf(edition.library.guild);
      const texts = textsFor(language);
      const heading = texts.t("discord.alert.no-new-documents");
      const text =
        since === null
          ? texts.t("discord.alert.no-document-yet")
          : texts.t("discord.alert.no-new-documents-for", { days, newest: timestamp(since, "f") });
      const frame = { ref: edition.ref, language, heading, buttons: ["ask"] } as const;
      const parts = framedParts([{ lines: [bold(heading), text] }], frame);
      const shown = { at: edition.createdAt, title: heading, claims: [] };
      return { parts: toRenderedParts(parts, null), shown };
    },
  };
}

/** The files are on the first part, which everybody sees. */
export function withFirstAttachments(
  parts: readonly MessageBody[],
  attachments: readonly Attachment[],
): readonly MessageBody[] {
  return parts.map((part, at) => (at === 0 ? withAttachments(part, attachments) : part));
}

/** With a thread name, starts a thread on the first part and puts the others into it. */
export function toRenderedParts(
  parts: readonly MessageBody[],
  thread: string | null,
): RenderedMessage["parts"] {
  const bodies = parts.map(({ attachments, ...message }, at): MessagePart => {
    const body = toPartBody(message, at, thread);
    return attachments === undefined ? { body } : { body, attachments };
  });
  const [first, ...rest] = bodies;
  if (first === undefined) throw new Error("an edition without a message");
  return [first, ...rest];
}

function toPartBody(message: PartBody["message"], at: number, thread: string | null): PartBody {
  if (thread === null) return { message };
  return at === 0 ? { message, beginsThread: thread } : { message, inThread: { name: thread } };
}
