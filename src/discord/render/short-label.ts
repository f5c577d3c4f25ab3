import { oneLine } from "../message/escape.ts";

/** What Discord takes as a choice, or as the name of a thread, in characters. */
const MAX_LABEL_CHARACTERS = 100;

/** A text as a choice or a name shows it: one line, cut at a word. */
export function shortLabel(text: string): string {
  const line = oneLine(text);
  if (line.length <= MAX_LABEL_CHARACTERS) return line === "" ? "…" : line;
  const cut = line.slice(0, MAX_LABEL_CHARACTERS - 2);
  const space = cut.lastIndexOf(" ");
  return `${space > MAX_LABEL_CHARACTERS / 2 ? cut.slice(0, space) : cut} …`;
}
