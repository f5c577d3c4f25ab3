import { cleanText } from "../../../text/sentences/clean.ts";
import { type ExtractedText, NOTHING_STATED } from "../../content/extracted-text.ts";

/** Plain text has no metadata of its own. */
export function readPlainText(text: string): ExtractedText {
  return { text: cleanText(text), stated: NOTHING_STATED };
}
