import { ComponentType } from "discord.js";
import type { Correction, CorrectionRenderer } from "../../domain/corrections.ts";
import type { RenderedPart } from "../../domain/delivery.ts";
import type { Numbering } from "../../domain/numbering.ts";
import { TIE } from "../../text/cited-text.ts";
import type { MessageFields } from "../message.ts";
import { MOST_CHARACTERS, textDisplay } from "../message.ts";
import type { PartBody } from "../publishing/part-body.ts";
import { textsFor } from "../texts/index.ts";
import type { RenderTexts } from "../texts/render.ts";
import { bold, shortText } from "./cite.ts";

/** A quotation is cut to the first of these, in characters as sent, at which all corrections fit. */
const LONGEST_QUOTES = [500, 250, 120, 60] as const;
const LONGEST_NAME = 80;

/** Marks corrections on a message that was posted; `languageOf` says in which language a guild's labels are. */
export function createCorrectionRenderer(languageOf: (guild: string | null) => string): CorrectionRenderer {
  return {
    corrected({ library, parts }, corrections, changed) {
      const { correction: texts } = textsFor(languageOf(library.guild)).render;
      return parts.flatMap(({ body, message }): RenderedPart[] => {
        const part = body as PartBody;
        const shows = (number: number) => showsNumber(part.message.components, number);
        if (message === null || ![...changed].some(shows)) return [];
        const own = corrections.filter(({ number }) => shows(number));
        return [{ body: { ...part, message: marked(part.message, own, texts) }, edits: message }];
      });
    },
  };
}

/** Whether a text of the message has the mark [n] of ours: brackets from outside have a backslash before them. */
function showsNumber(component: unknown, number: number): boolean {
  return textsIn(component).some((text) => text.includes(`[${number}]`));
}

function textsIn(component: unknown): string[] {
  if (Array.isArray(component)) return component.flatMap(textsIn);
  if (typeof component !== "object" || component === null) return [];
  const { content, components } = component as Record<string, unknown>;
  return [...(typeof content === "string" ? [content] : []), ...textsIn(components)];
}

/** The message as it was, with what differs above its buttons. */
function marked(
  message: MessageFields,
  corrections: readonly Correction[],
  texts: RenderTexts["correction"],
): MessageFields {
  if (corrections.length === 0) return message;
  const used = textsIn(message.components).reduce((sum, text) => sum + text.length, 0);
  const block = textDisplay(fitting(corrections, MOST_CHARACTERS - used, texts));
  const components = (message.components ?? []).map((component) => {
    if (component.type !== ComponentType.Container) return component;
    const buttons = component.components.findLastIndex(({ type }) => type === ComponentType.ActionRow);
    const at = buttons === -1 ? component.components.length : buttons;
    return { ...component, components: component.components.toSpliced(at, 0, block) };
  });
  return { ...message, components };
}

/** All that was said before and is said now, as long as there is room; else which numbers no longer hold. */
function fitting(corrections: readonly Correction[], room: number, texts: RenderTexts["correction"]): string {
  const heading = bold(texts.heading);
  for (const longest of LONGEST_QUOTES) {
    const lines = corrections.map((one) => `- [${one.number}]${TIE}${correctionText(one, longest, texts)}`);
    const text = [heading, ...lines].join("\n");
    if (text.length <= room) return text;
  }
  const numbers = corrections.map(({ number }) => `[${number}]`);
  const all = `${heading} ${texts.noRoom(numbers.join(TIE))}`;
  return all.length <= room ? all : `${heading} ${texts.noRoom("")}`;
}

/** Who said what before, and what now. */
export function correctionText(
  { document, before, now }: Correction,
  longest: number,
  texts: RenderTexts["correction"],
): string {
  const name = shortText(document.source ?? document.title, LONGEST_NAME);
  const quote = (text: string) => `“${shortText(text, longest)}”`;
  switch (now.kind) {
    case "says":
      return texts.says(name, quote(before), quote(now.evidence.quote));
    case "no longer says":
      return texts.silent(name, quote(before));
    case "withdrawn":
      return texts.withdrawn(name, quote(before));
  }
}

/** So many are said in a briefing; of others only how many there are. */
const MOST_IN_BRIEFING = 5;
const QUOTES_IN_BRIEFING = 200;

/** What a briefing says of earlier ones. What is said now is cited. */
export function correctionLines(
  corrections: readonly Correction[],
  numbering: Numbering,
  texts: RenderTexts["correction"],
): string[] {
  if (corrections.length === 0) return [];
  const lines = corrections.slice(0, MOST_IN_BRIEFING).map((one) => {
    const text = `- ${correctionText(one, QUOTES_IN_BRIEFING, texts)}`;
    if (one.now.kind !== "says") return text;
    const { evidence } = one.now;
    const [number] = numbering.markers({ text: evidence.quote, evidence: [evidence] });
    return `${text}${TIE}[${number}]`;
  });
  const more = corrections.length - lines.length;
  return [bold(texts.earlier), ...lines, ...(more > 0 ? [`- ${texts.more(more)}`] : [])];
}
