import { cleanText } from "../text/clean.ts";
import { NOTHING_STATED, type Page } from "./page.ts";

/** A text file says what it is in its text alone. */
export function readPlainText(text: string): Page {
  return { text: cleanText(text), stated: NOTHING_STATED };
}
