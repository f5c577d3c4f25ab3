import { DEFAULT_PACK } from "../text/languages/languages.ts";
import type { NumberMention } from "../text/numbers/numbers.ts";
import { absentFigure } from "./absent-figures.ts";
import { type Finding, list } from "./finding.ts";
import { fold, foldedWords } from "./fold.ts";
import {
  agrees,
  countsSomethingElse,
  isClose,
  type StatedNumber,
  statedNumbers,
} from "./number-agreement.ts";
import type { ParsedText } from "./source.ts";

const { impliedNumbers } = DEFAULT_PACK.numbers;
const { percentWord, scaleWord } = DEFAULT_PACK.claimWording;

/** Requires each number of the claim to be stated in the cited sentences; docs/verification.md defines what counts as equal. */
export function checkNumbers(claim: ParsedText, source: readonly ParsedText[]): Finding | null {
  const figure = absentFigure(claim, source);
  if (figure !== null) {
    return { reason: "number", detail: `the claim says ${figure}; the cited sentences do not` };
  }
  const claimed = statedNumbers(claim).filter(
    (mention) => !isOne(mention) && !isCopied(mention, claim, source),
  );
  if (claimed.length === 0) return null;
  const stated = source.flatMap(statedNumbers);
  const words = source.flatMap((sentence) => sentence.words);
  const absent = claimed.find(
    (mention) =>
      !isStated(mention, wordAfter(claim, mention), stated, words) || countsSomethingElse(mention, stated),
  );
  return absent === undefined ? null : { reason: "number", detail: detail(absent, stated) };
}

/** The word "one", which is a pronoun more often than a number. */
function isOne({ text, value }: NumberMention): boolean {
  return value === 1 && !/\d/.test(text);
}

/** Characters after a number that are compared with those in a sentence. */
const MAX_WORD_AFTER = 60;

/** Fast path: whether a sentence contains the number and the word after it character for character. */
function isCopied(
  { start, end, bound, value }: StatedNumber,
  { text }: ParsedText,
  source: readonly ParsedText[],
): boolean {
  if (bound !== null || value < 0) return false;
  const after = /^[\s-]+[\p{L}\p{N}]+/u.exec(text.slice(end, end + MAX_WORD_AFTER))?.[0];
  return (
    after !== undefined &&
    source.some((sentence) => containsCopy(sentence.text, text.slice(start, end) + after))
  );
}

/** Whether a text contains the copy as a whole number, not as part of a longer one. False in unclear cases. */
function containsCopy(text: string, copy: string): boolean {
  const at = text.indexOf(copy);
  if (at < 0) return false;
  const before = text.slice(Math.max(0, at - 2), at);
  return /^$|\p{L}\s$|[(“"]$/u.test(before) && !/^[\p{L}\p{N}%]/u.test(text.slice(at + copy.length));
}

function isStated(
  claimed: StatedNumber,
  after: string,
  stated: readonly StatedNumber[],
  words: readonly string[],
): boolean {
  if (stated.some((mention, at) => agrees(claimed, mention, stated[at + 1]))) return true;
  if (stated.some((mention) => isClose(Math.abs(mention.value), Math.abs(claimed.value)))) return false;
  return isVerbatim(claimed, after, words) || isWorded(claimed, words);
}

/**
 * Whether the sentences contain the number digit for digit, as in a name or a date, or with stray spaces after its punctuation
 * ("3, 800", as some extractors leave it), and not followed by a scale word, which makes it another number.
 */
function isVerbatim(claimed: StatedNumber, after: string, words: readonly string[]): boolean {
  const whole = foldedWords(claimed.text);
  const parts = foldedWords(claimed.text.replace(/(?<=\d)[.,](?=\d)/g, " "));
  const fits = (next: string) =>
    next === after || (percentWord.test(next) ? claimed.percent : !scaleWord.test(next));
  return [whole, parts].some((numberWords) =>
    words.some(
      (_, at) =>
        numberWords.every((word, offset) => words[at + offset] === word) &&
        fits(words[at + numberWords.length] ?? ""),
    ),
  );
}

function wordAfter({ text }: ParsedText, { end }: NumberMention): string {
  return foldedWords(text.slice(end, end + 30))[0] ?? "";
}

function isWorded(claimed: StatedNumber, words: readonly string[]): boolean {
  return claimed.value <= 100 && words.some((word) => impliedNumbers[word] === claimed.value);
}

function detail(claimed: StatedNumber, stated: readonly StatedNumber[]): string {
  const alike = stated.filter((mention) => mention.unit !== null && mention.unit === claimed.unit);
  const statedTexts = (alike.length > 0 ? alike : stated).map((mention) => fold(mention.text));
  const statement = statedTexts.length === 0 ? "state no number" : `say ${list(statedTexts)}`;
  return `the claim says ${claimed.text}; the cited sentences ${statement}`;
}
