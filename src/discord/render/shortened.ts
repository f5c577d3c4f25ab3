import { oneLine } from "../escape.ts";

/** What Discord takes as a choice, or as the name of a thread, in characters. */
const MOST_CHARACTERS = 100;

/** A text as a choice or a name shows it: one line, cut at a word. */
export function shortened(text: string): string {
  const line = oneLine(text);
  if (line.length <= MOST_CHARACTERS) return line === "" ? "…" : line;
  const cut = line.slice(0, MOST_CHARACTERS - 2);
  const space = cut.lastIndexOf(" ");
  return `${space > MOST_CHARACTERS / 2 ? cut.slice(0, space) : cut} …`;
}
