import { allPacks } from "../../text/languages/languages.ts";

const PLACEHOLDERS = allPacks.flatMap(({ pages }) => pages.placeholderTitles);
/** Titles that programs write by themselves: their own name, the file name, or a placeholder. */
const PLACEHOLDER_TITLE = new RegExp(
  `^(?:microsoft (?:word|powerpoint|excel)\\b.*|power ?point.*|${PLACEHOLDERS.join("|")}|.*\\.(?:docx?|pdf|tex|dvi|ps|eps|indd|qxp|odt|rtf|txt|html?|pptx?|xlsx?|pages|p65|fm|wpd|cdr|ai)|\\S*[\\\\/_]\\S*|\\W*)$`,
  "i",
);

/** The title from a document's properties; null if it is missing, too short or a placeholder. */
export function usableTitle(stated: string | null): string | null {
  const title = stated?.replace(/\s+/g, " ").trim() ?? "";
  return title.length < 4 || PLACEHOLDER_TITLE.test(title) ? null : title;
}
