import { cleanText } from "../../../text/sentences/clean.ts";
import { type ExtractedText, NOTHING_STATED } from "../../content/extracted-text.ts";

/** A text file says what it is in its text alone. */
export function readPlainText(text: string): ExtractedText {
  return { text: cleanText(text), stated: NOTHING_STATED };
}
