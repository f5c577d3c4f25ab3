import { cleanText } from "../../text/sentences/clean.ts";

// Discord takes a backslash before any sign that is no letter, digit or space as "this sign, and nothing else".
// Everything is escaped that begins or ends anything anywhere: emphasis, code, spoilers, quotes, masked links, headings,
// mentions and everything else in angle brackets, emoji names; and the signs without which no URL or invite is one.
const MARKUP_CHARACTERS = /[\\`*_~|<>[\]()@#:/]/g;
/** "discord.gg": a dot between letters is all a bare invite needs. */
const DOT_BETWEEN_LETTERS = /(?<=[\p{L}\p{N}])\.(?=\p{L})/gu;
/** What makes a list, or small print, where a line begins: "- ", "+ ", "-# ", "12. ", "3) " (its bracket is active). */
const LIST_START = /^(\s*)(?:([-+])|(\d+)\.)/gm;
const WHITE_SPACE = /\s+/g;
const SPACES = /[^\S\n]+/g;

/** Text from outside as one line of visible characters, still to be escaped. */
export function oneLine(text: string): string {
  return cleanText(text).replace(WHITE_SPACE, " ").trim();
}

/**
 * A piece of text that is visible characters already (of oneLine), so that Discord shows exactly these and does nothing:
 * no markup, mention, emoji, time stamp, link or invite. Spaces at its ends stay.
 */
export function escapePiece(piece: string): string {
  return piece
    .replace(MARKUP_CHARACTERS, "\\$&")
    .replace(DOT_BETWEEN_LETTERS, "\\.")
    .replace(LIST_START, (_, space: string, bullet?: string, digits?: string) =>
      bullet === undefined ? `${space}${digits}\\.` : `${space}\\${bullet}`,
    );
}

/** Any text from a document, a model, a person or a file name, as one line that Discord shows as it reads. */
export function escapeText(text: string): string {
  return escapePiece(oneLine(text));
}

/** The same, its line breaks kept. */
export function escapeLines(text: string): string {
  const lines = cleanText(text).replace(SPACES, " ").split("\n");
  return escapePiece(
    lines
      .map((line) => line.trim())
      .join("\n")
      .trim(),
  );
}
