import { ComponentType } from "discord.js";
import { textsFor } from "../../catalogues/texts.ts";
import type { MessagePart } from "../../domain/delivery/message-sender.ts";
import type { CitationNumbering } from "../../domain/documents/citation-numbering.ts";
import type { Correction } from "../../domain/schedules/correction.ts";
import type { CorrectionRenderer } from "../../domain/schedules/correction-renderer.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { NO_BREAK_SPACE } from "../../text/display/cited-text.ts";
import { MAX_CHARACTERS, textDisplay } from "../message/message-body.ts";
import { messageOf, type PartBody } from "../message/part-body.ts";
import { bold, shortText } from "./citations.ts";

/** Maximum characters of a quote, as sent; the first limit at which all corrections fit is used. */
const QUOTE_LIMITS = [500, 250, 120, 60] as const;
const MAX_NAME_CHARACTERS = 80;

/** Edits posted messages to show corrections. `languageOf` gives a guild's language. */
export function createCorrectionRenderer(languageOf: (guild: string | null) => string): CorrectionRenderer {
  return {
    correctionEdits({ library, parts }, corrections, changed) {
      const texts = textsFor(languageOf(library.guild));
      return parts.flatMap(({ body, attachments: stored, message }): MessagePart[] => {
        const part = body as PartBody;
        const { attachments = [], ...original } = messageOf({ body, attachments: stored });
        const shows = (number: number) => showsNumber(part.message.components, number);
        if (message === null || ![...changed].some(shows)) return [];
        const onMessage = corrections.filter(({ number }) => shows(number));
        const corrected: PartBody = { ...part, message: withCorrections(original, onMessage, texts) };
        return [{ body: corrected, attachments, edits: message }];
      });
    },
  };
}

/** Whether the message has our marker [n]; brackets in outside text are escaped with a backslash. */
function showsNumber(component: unknown, number: number): boolean {
  return textsIn(component).some((text) => text.includes(`[${number}]`));
}

function textsIn(component: unknown): string[] {
  if (Array.isArray(component)) return component.flatMap(textsIn);
  if (typeof component !== "object" || component === null) return [];
  const { content, components } = component as Record<string, unknown>;
  return [...(typeof content === "string" ? [content] : []), ...textsIn(components)];
}

/** The original message with the corrections above its buttons. */
function withCorrections(
  message: PartBody["message"],
  corrections: readonly Correction[],
  texts: Texts,
): PartBody["message"] {
  if (corrections.length === 0) return message;
  const used = textsIn(message.components).reduce((sum, text) => sum + text.length, 0);
  const block = textDisplay(correctionBlockText(corrections, MAX_CHARACTERS - used, texts));
  const components = (message.components ?? []).map((component) => {
    if (component.type !== ComponentType.Container) return component;
    const buttons = component.components.findLastIndex(({ type }) => type === ComponentType.ActionRow);
    const at = buttons === -1 ? component.components.length : buttons;
    return { ...component, components: component.components.toSpliced(at, 0, block) };
  });
  return { ...message, components };
}

/** The quotes before and after, if there is room; else only the numbers of the corrected claims. */
function correctionBlockText(
  corrections: readonly Correction[],
  maxCharacters: number,
  texts: Texts,
): string {
  const heading = bold(texts.t("discord.correction.heading"));
  for (const maxQuoteCharacters of QUOTE_LIMITS) {
    const lines = corrections.map(
      (one) => `- [${one.number}]${NO_BREAK_SPACE}${correctionText(one, maxQuoteCharacters, texts)}`,
    );
    const text = [heading, ...lines].join("\n");
    if (text.length <= maxCharacters) return text;
  }
  const numbers = corrections.map(({ number }) => `[${number}]`).join(NO_BREAK_SPACE);
  const all = `${heading} ${texts.t("discord.correction.sources-changed-for", { numbers })}`;
  return all.length <= maxCharacters ? all : `${heading} ${texts.t("discord.correction.sources-changed")}`;
}

export function correctionText(
  { document, before, now }: Correction,
  maxQuoteCharacters: number,
  texts: Texts,
): string {
  const source = shortText(document.source ?? document.title, MAX_NAME_CHARACTERS);
  const quoted = (text: string) => `“${shortText(text, maxQuoteCharacters)}”`;
  switch (now.kind) {
    case "says":
      return texts.t("discord.correction.says", {
        source,
        before: quoted(before),
        now: quoted(now.evidence.quote),
      });
    case "no longer says":
      return texts.t("discord.correction.no-longer-says", { source, quote: quoted(before) });
    case "withdrawn":
      return texts.t("discord.correction.withdrawn", { source, quote: quoted(before) });
  }
}

/** Further corrections are only counted. */
const MAX_IN_BRIEFING = 5;
const MAX_QUOTE_CHARACTERS = 200;

/** The section on corrections to earlier briefings; the new sentences are cited. */
export function correctionLines(
  corrections: readonly Correction[],
  numbering: CitationNumbering,
  texts: Texts,
): string[] {
  if (corrections.length === 0) return [];
  const lines = corrections.slice(0, MAX_IN_BRIEFING).map((one) => {
    const text = `- ${correctionText(one, MAX_QUOTE_CHARACTERS, texts)}`;
    if (one.now.kind !== "says") return text;
    const { evidence } = one.now;
    const [number] = numbering.markers({ text: evidence.quote, evidence: [evidence] });
    return `${text}${NO_BREAK_SPACE}[${number}]`;
  });
  const more = corrections.length - lines.length;
  const heading = bold(texts.t("discord.correction.earlier-briefings"));
  if (more === 0) return [heading, ...lines];
  return [heading, ...lines, `- ${texts.t("discord.correction.more", { count: more })}`];
}
