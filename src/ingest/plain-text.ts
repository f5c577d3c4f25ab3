import { cleanText } from "../text/clean.ts";
import { type ExtractedText, NOTHING_STATED } from "./page.ts";

/** A text file says what it is in its text alone. */
export function readPlainText(text: string): ExtractedText {
  return { text: cleanText(text), stated: NOTHING_STATED };
}
