import type { RenderedPart } from "../../domain/delivery.ts";
import type { Picture } from "../../domain/pictures.ts";
import type { EditionRenderer, Rendered } from "../../domain/schedules.ts";
import { pictured } from "../api/pictured.ts";
import type { MessageBody } from "../message.ts";
import type { PartBody } from "../publishing/part-body.ts";
import { textsFor } from "../texts/index.ts";
import { briefingParts } from "./briefing.ts";
import { bold } from "./cite.ts";
import { framedParts } from "./parts.ts";
import { shortened } from "./shortened.ts";
import { timestamp } from "./small-print.ts";

/** Makes an edition's messages; `languageOf` says in which language a guild's labels are (null: the shared library's). */
export function createEditionRenderer(languageOf: (guild: string | null) => string): EditionRenderer {
  return {
    async briefing(briefing, { edition, schedule, lateMs, onTime, corrections = [], illustrate }) {
      const { title, language, timing, guild, thread } = schedule;
      const spoken = language ?? languageOf(guild);
      const { parts, shown } = briefingParts(briefing, {
        ref: edition.ref,
        language: spoken,
        timeZone: timing.timeZone,
        corrections,
        ...(title === null ? {} : { title }),
        ...(onTime === true ? { moment: edition.slot } : {}),
        ...(lateMs === null ? {} : { due: edition.slot }),
      });
      const name = thread ? shortened(shown.title) : null;
      const picture = (await illustrate?.(spoken)) ?? null;
      const page = firstPictured(parts, picture);
      return { parts: inPlace(page, name), shown: { ...shown, conversation: edition.ref } };
    },
    alert({ since, days }, { edition }): Rendered {
      const language = languageOf(edition.library.guild);
      const { alert } = textsFor(language).render;
      const told = alert.dryFor(days, since === null ? null : timestamp(since, "f"));
      const frame = { ref: edition.ref, language, heading: alert.dry, buttons: ["ask"] } as const;
      const parts = framedParts([{ lines: [bold(alert.dry), told] }], frame);
      const shown = { at: edition.createdAt, title: alert.dry, claims: [] };
      return { parts: inPlace(parts, null), shown };
    },
  };
}

/** The picture goes with the first part, which everybody sees. */
export function firstPictured(
  parts: readonly MessageBody[],
  picture: Picture | null,
): readonly MessageBody[] {
  return picture === null ? parts : parts.map((part, at) => (at === 0 ? pictured(part, picture) : part));
}

/** With a thread's name, the thread begins on the first part and takes the others. */
export function inPlace(parts: readonly MessageBody[], thread: string | null): Rendered["parts"] {
  const bodies = parts.map((message, at): RenderedPart => ({ body: bodyOf(message, at, thread) }));
  const [first, ...rest] = bodies;
  if (first === undefined) throw new Error("an edition without a message");
  return [first, ...rest];
}

function bodyOf(message: MessageBody, at: number, thread: string | null): PartBody {
  if (thread === null) return { message };
  return at === 0 ? { message, beginsThread: thread } : { message, inThread: { name: thread } };
}
