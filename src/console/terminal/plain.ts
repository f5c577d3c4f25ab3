import { stripVTControlCharacters } from "node:util";
import type { CitationStyle } from "../../text/display/cited-text.ts";
import type { Paint } from "./terminal.ts";

// Control characters, and format characters (direction overrides, zero width, tags) but for the two joiners and the
// Arabic number signs that real words need: a document could use them to move the cursor, recolour or hide text.
const UNPRINTABLE = /\p{Cc}|[\u2028\u2029]|(?!\u200c|\u200d|[\u0600-\u0605])\p{Cf}/gu;
const WHITE_SPACE = /[\s\u0085]+/g;

/** Text from outside (documents, file names, models, errors) as one line that can do nothing to a terminal. */
export function plain(text: string): string {
  return stripVTControlCharacters(text).replace(WHITE_SPACE, " ").replace(UNPRINTABLE, "").trim();
}

/** How a terminal shows cited text: plain, its markers dimmed. */
export function citeStyle(paint: Paint): CitationStyle {
  return { toPlainLine: plain, escape: (piece) => piece, formatMarker: paint.dim };
}

/** JSON for standard output: valid, lossless, and nothing in it that a terminal acts on. */
export function terminalJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(UNPRINTABLE, (text) =>
    text === "\n" ? text : escaped(text),
  );
}

function escaped(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
