import { oneLine } from "../message/escape.ts";

/** Discord's limit for a choice, and for the name of a thread. */
const MAX_LABEL_CHARACTERS = 100;

/** Text for a choice or thread name: one line, cut after a word. */
export function shortLabel(text: string): string {
  const line = oneLine(text);
  if (line.length <= MAX_LABEL_CHARACTERS) return line === "" ? "…" : line;
  const cut = line.slice(0, MAX_LABEL_CHARACTERS - 2);
  const space = cut.lastIndexOf(" ");
  return `${space > MAX_LABEL_CHARACTERS / 2 ? cut.slice(0, space) : cut} …`;
}
