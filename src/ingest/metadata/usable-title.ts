import { allPacks } from "../../text/languages/languages.ts";

const PLACEHOLDERS = allPacks.flatMap(({ pages }) => pages.placeholderTitles);
/** What programs write where a document's title belongs: their own name, the file's, or nothing much. */
const PLACEHOLDER_TITLE = new RegExp(
  `^(?:microsoft (?:word|powerpoint|excel)\\b.*|power ?point.*|${PLACEHOLDERS.join("|")}|.*\\.(?:docx?|pdf|tex|dvi|ps|eps|indd|qxp|odt|rtf|txt|html?|pptx?|xlsx?|pages|p65|fm|wpd|cdr|ai)|\\S*[\\\\/_]\\S*|\\W*)$`,
  "i",
);

/** A title that a document's properties state, where it is likely to be one; else null. */
export function usableTitle(stated: string | null): string | null {
  const title = stated?.replace(/\s+/g, " ").trim() ?? "";
  return title.length < 4 || PLACEHOLDER_TITLE.test(title) ? null : title;
}
