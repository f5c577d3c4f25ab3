import { stripVTControlCharacters } from "node:util";
import type { Texts } from "../../domain/texts/texts.ts";
import type { CitationStyle } from "../../text/display/cited-text.ts";
import type { Paint } from "./terminal.ts";

// Control and format characters (direction overrides, zero width, tags): a document could use them to move the cursor,
// recolour or hide text. The two joiners and the Arabic number signs are kept, because real words need them.
const UNPRINTABLE = /\p{Cc}|[\u2028\u2029]|(?!\u200c|\u200d|[\u0600-\u0605])\p{Cf}/gu;
const WHITE_SPACE = /[\s\u0085]+/g;

/** Text from outside (documents, file names, models, errors) as one line without control sequences. */
export function plain(text: string): string {
  return stripVTControlCharacters(text).replace(WHITE_SPACE, " ").replace(UNPRINTABLE, "").trim();
}

/** The terminal's style for cited text: plain, with dimmed markers. */
export function citeStyle({ paint, texts }: { readonly paint: Paint; readonly texts: Texts }): CitationStyle {
  return {
    texts,
    toPlainLine: plain,
    escape: (piece) => piece,
    formatMarker: paint.dim,
  };
}

/** Lossless JSON for standard output, with characters that affect a terminal escaped. */
export function terminalJson(value: unknown): string {
  return terminalSafe(JSON.stringify(value, null, 2));
}

/** The same in one line. */
export function terminalJsonLine(value: unknown): string {
  return terminalSafe(JSON.stringify(value));
}

function terminalSafe(json: string): string {
  return json.replace(UNPRINTABLE, (text) => (text === "\n" ? text : escaped(text)));
}

function escaped(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
