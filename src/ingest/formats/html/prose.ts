import { countWords } from "../../../text/tokens/count-words.ts";
import type { HtmlBlock } from "./html-blocks.ts";

/** A sentence has at least this many words; controls, labels and most headlines have fewer, or no full stop. */
const MIN_SENTENCE_WORDS = 6;
const SENTENCE_END = /[.!?…]["”’')\]]*$/u;
/** A word in lower case: titles of other pages, written with capitals, have few of them. */
const LOWER_CASE_WORD = /(?:^|\s)\p{Ll}/u;
const SCRIPT_WITHOUT_SPACES = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/** Whether a text ends like a sentence and is long enough to be one, in any script. */
export function isSentence(text: string): boolean {
  if (SCRIPT_WITHOUT_SPACES.test(text)) return /[。！？.!?]["”’」』）)]*$/u.test(text) && text.length >= 12;
  return SENTENCE_END.test(text) && LOWER_CASE_WORD.test(text) && countWords(text) >= MIN_SENTENCE_WORDS;
}

/** Whether a block is running text, at most half of it links. */
export function isProse({ text, kind, linkShare }: HtmlBlock): boolean {
  return kind !== "caption" && kind !== "heading" && linkShare <= 0.5 && isSentence(text);
}
