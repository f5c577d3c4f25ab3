import { DEFAULT_PACK } from "../../text/languages/languages.ts";
import type { NumberMention } from "../../text/numbers/numbers.ts";
import { partitionPoint } from "../../text/tokens/partition-point.ts";
import { type Finding, list } from "../parsing/finding.ts";
import { fold, foldedWords } from "../parsing/fold.ts";
import type { ParsedText } from "../parsing/source.ts";
import { absentFigure } from "./absent-figures.ts";
import {
  agrees,
  countsSomethingElse,
  isClose,
  type StatedNumber,
  statedNumbers,
} from "./number-agreement.ts";

const { impliedNumbers } = DEFAULT_PACK.numbers;
const { percentWord, scaleWord } = DEFAULT_PACK.claimWording;
const { ordinals } = DEFAULT_PACK.claimRelations;

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
  const other = claimed.find(
    (mention) => isOtherPeople(mention, claim, source) || isPartOnly(mention, source),
  );
  if (other !== undefined) {
    const detail = `the claim counts ${other.text} where the cited sentences count others or only a part`;
    return { reason: "number", detail };
  }
  const absent = claimed.find(
    (mention) =>
      !isStated(mention, wordAfter(claim, mention), stated, words) || countsSomethingElse(mention, stated),
  );
  return absent === undefined ? null : { reason: "number", detail: detail(absent, stated) };
}

/** Words from a number to the noun that it may count. */
const NOUN_REACH = 5;

/** Whether the claim makes others of the people that the sentences count: "131 firefighters" for 131 people, where firefighters are named elsewhere. */
function isOtherPeople(
  { unit, value }: StatedNumber,
  { pack }: ParsedText,
  source: readonly ParsedText[],
): boolean {
  if (unit === null || pack.claimRelations.anyone.has(unit)) return false;
  if (!source.some((sentence) => sentence.stemSet().has(unit))) return false;
  const places = source.flatMap((sentence) => {
    const terms = sentence.terms();
    const equal = sentence.numbers().filter((mention) => isClose(mention.value, value));
    return equal.map((mention) => {
      const at = partitionPoint(terms, (term) => term.end > mention.start);
      const isNear = terms
        .slice(Math.max(0, at - NOUN_REACH), at + NOUN_REACH + 2)
        .some(({ stem }) => stem === unit);
      return { isNear, isAnyone: pack.claimRelations.anyone.has(mention.unit ?? "") };
    });
  });
  return places.length > 0 && places.every(({ isNear, isAnyone }) => !isNear && isAnyone);
}

/** Whether the claim counts as a whole what is a part in each sentence: "five people" for "six people, five of them pupils". */
function isPartOnly({ unit, value }: StatedNumber, source: readonly ParsedText[]): boolean {
  if (unit === null) return false;
  const mentions = source.flatMap((sentence) => sentence.numbers().map((mention) => ({ mention, sentence })));
  const equal = mentions.filter(({ mention }) => isClose(mention.value, value));
  if (
    equal.length === 0 ||
    !mentions.some(({ mention }) => mention.unit === unit && !isClose(mention.value, value))
  )
    return false;
  return equal.every(({ mention, sentence: { text, pack } }) =>
    pack.claimRelations.partOf.test(text.slice(mention.end)),
  );
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
  return isVerbatim(claimed, after, words) || isWorded(claimed, words) || isCountOfListed(claimed, stated);
}

/** Up to this number, a writer counts what a sentence lists: "two teams" for the names of both. */
const MAX_COUNTED = 3;

/** Whether the claim may have counted things that the sentences list: a small number in words, of things they do not count. */
function isCountOfListed(
  { text, value, unit, bound }: StatedNumber,
  stated: readonly StatedNumber[],
): boolean {
  if (value > MAX_COUNTED || bound !== null || /\d/.test(text)) return false;
  return unit === null || !stated.some((mention) => mention.unit === unit);
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
  const values = claimed.ordinal ? ordinals : impliedNumbers;
  return claimed.value <= 100 && words.some((word) => values[word] === claimed.value);
}

function detail(claimed: StatedNumber, stated: readonly StatedNumber[]): string {
  const alike = stated.filter((mention) => mention.unit !== null && mention.unit === claimed.unit);
  const statedTexts = (alike.length > 0 ? alike : stated).map((mention) => fold(mention.text));
  const statement = statedTexts.length === 0 ? "state no number" : `say ${list(statedTexts)}`;
  return `the claim says ${claimed.text}; the cited sentences ${statement}`;
}
