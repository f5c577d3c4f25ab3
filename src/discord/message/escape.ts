import { cleanText } from "../../text/sentences/clean.ts";

// In Discord's Markdown, a backslash makes the next punctuation character literal. Escaped is everything that can start or
// end markup: emphasis, code, spoilers, quotes, masked links, headings, mentions and anything else in angle brackets, emoji
// names; and the characters that every URL or invite needs.
const MARKUP_CHARACTERS = /[\\`*_~|<>[\]()@#:/]/g;
/** A dot between letters is enough for a bare invite ("discord.gg"). */
const DOT_BETWEEN_LETTERS = /(?<=[\p{L}\p{N}])\.(?=\p{L})/gu;
/** Start of a list item or small print: "- ", "+ ", "-# ", "12. ". The bracket of "3) " is escaped above. */
const LIST_START = /^(\s*)(?:([-+])|(\d+)\.)/gm;
const WHITE_SPACE = /\s+/g;
const SPACES = /[^\S\n]+/g;

/** Outside text as one line of visible characters, not yet escaped. */
export function oneLine(text: string): string {
  return cleanText(text).replace(WHITE_SPACE, " ").trim();
}

/**
 * Escapes the output of `oneLine`, or a piece of it, so that Discord shows it literally: no markup, mention, emoji,
 * timestamp, link or invite. Spaces at both ends stay.
 */
export function escapePiece(piece: string): string {
  return piece
    .replace(MARKUP_CHARACTERS, "\\$&")
    .replace(DOT_BETWEEN_LETTERS, "\\.")
    .replace(LIST_START, (_, space: string, bullet?: string, digits?: string) =>
      bullet === undefined ? `${space}${digits}\\.` : `${space}\\${bullet}`,
    );
}

/** Any outside text (document, model, person, file name) as one line that Discord shows literally. */
export function escapeText(text: string): string {
  return escapePiece(oneLine(text));
}

/** Like `escapeText`, but keeps line breaks. */
export function escapeLines(text: string): string {
  const lines = cleanText(text).replace(SPACES, " ").split("\n");
  return escapePiece(
    lines
      .map((line) => line.trim())
      .join("\n")
      .trim(),
  );
}
