import { isStopStem, stems, words } from "../tokens/tokens.ts";
import { isSiteSentence } from "./boilerplate.ts";

const STATEMENT_END = /[^.…][.!。！](?:["”’'»)\]]|'')*$/u;
/** Characters needed for STATEMENT_END: the one before the full stop, the full stop, and closing quotes and brackets. */
const MAX_END_CHARACTERS = 8;
/** Lines of forms: "(Exact name of registrant) (Zip Code)". */
const ONLY_BRACKETS = /^(?:\([^()]*\)[\s.,;]*)+$/;
const MIN_HEADING_WORDS = 4;
const MAX_HEADING_CHARACTERS = 200;
const LOWER_CASE = /^\p{Ll}/u;
/** Small words are shorter: most sentences show with one word that they are no heading. */
const LONG_LOWER_CASE_WORD = /(?<![\p{L}'’-])\p{Ll}{6}/u;

/** Whether a sentence says something: it ends like one, and is no heading, no line in capitals, of a form, or about the site. */
export function isStatement(sentence: string): boolean {
  if (!STATEMENT_END.test(sentence.slice(-MAX_END_CHARACTERS))) return false;
  if (!/\p{Ll}/u.test(sentence) && /\p{Lu}/u.test(sentence)) return false;
  if (ONLY_BRACKETS.test(sentence) || isTitleCase(sentence)) return false;
  return !isSiteSentence(sentence);
}

/** Whether all words but the small ones have a capital: "Item 1.01 Entry into a Material Definitive Agreement." */
function isTitleCase(sentence: string): boolean {
  if (sentence.length > MAX_HEADING_CHARACTERS || LONG_LOWER_CASE_WORD.test(sentence)) return false;
  const lettered = words(sentence).filter(({ text }) => /^\p{L}/u.test(text));
  const content = lettered.filter(({ text }) => !isStopStem(stems(text)[0] ?? ""));
  return content.length >= MIN_HEADING_WORDS && !content.some(({ text }) => LOWER_CASE.test(text));
}
