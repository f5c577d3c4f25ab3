import { once } from "../../async/once.ts";
import type { CalendarDate } from "../../domain/core/time.ts";
import type { CitedSentence } from "../../domain/writing/verify.ts";
import { type DateMention, dates } from "../../text/dates/dates.ts";
import type { LanguagePack } from "../../text/languages/language-pack.ts";
import { DEFAULT_PACK, languagePack } from "../../text/languages/languages.ts";
import { type NameMention, names } from "../../text/names/names.ts";
import { type NumberMention, numbers } from "../../text/numbers/numbers.ts";
import { splitSentences } from "../../text/sentences/sentences.ts";
import { stems } from "../../text/tokens/tokens.ts";
import { foldedWords } from "./fold.ts";
import { type Term, termsOf } from "./terms.ts";

/** A parsed claim or cited sentence. Its stems, numbers and dates are only computed when a rule needs them. */
export interface ParsedText {
  /** With ASCII digits. */
  readonly text: string;
  readonly statedDate: CalendarDate | null;
  readonly pack: LanguagePack;
  /** Folded. */
  readonly words: readonly string[];
  /** The words in one string, with single spaces between them and at both ends. */
  readonly line: string;
  /** Groups of digits are separate stems ("3,800" is 3 and 800), because some extractors leave "3, 800". */
  readonly stems: () => readonly string[];
  readonly numbers: () => readonly NumberMention[];
  readonly dates: () => readonly DateMention[];
  readonly names: () => readonly NameMention[];
  readonly terms: () => readonly Term[];
  /** The distinct stems of its terms. */
  readonly stemSet: () => ReadonlySet<string>;
}

const WITHIN_NUMBER = /(?<=\d)[.,](?=\d)/g;

/** A longer "sentence" may be a paragraph or a whole article. */
const MAX_SENTENCE_CHARACTERS = 400;

/** A full stop between spaces, as tokenised text has it: it ends a sentence before a small letter, too. */
const SPACED_STOP = /(?<=\s[.!?]['"”’]?)\s+(?=\S)/;

/** Parses the cited sentences. A long one is split, because it may be a paragraph or an article. */
export function parseSource(cited: readonly CitedSentence[]): ParsedText[] {
  return cited.flatMap((sentence) => {
    if (sentence.text.length <= MAX_SENTENCE_CHARACTERS) return [parseText(sentence)];
    return splitSentences(sentence.text)
      .sentences.flatMap((text) => text.split(SPACED_STOP))
      .map((text) => parseText({ ...sentence, text }));
  });
}

/** Parses a claim. Its relative dates are resolved against the stated date of the cited sentences if they all have the same. */
export function parseClaim(text: string, cited: readonly CitedSentence[]): ParsedText {
  const stated = new Set(cited.map((sentence) => sentence.statedDate));
  const [statedDate = null] = stated.size === 1 ? stated : [];
  const language = cited.find((sentence) => sentence.language !== undefined)?.language;
  return parseText({ text, statedDate, ...(language === undefined ? {} : { language }) });
}

/** Parses a sentence or a title. */
export function parseText(sentence: CitedSentence): ParsedText {
  const { statedDate, language = "und" } = sentence;
  const text = withAsciiDigits(sentence.text);
  const words = foldedWords(text);
  const terms = once(() => termsOf(text));
  return {
    text,
    statedDate,
    pack: languagePack(language),
    words,
    names: once(() => names(text)),
    terms,
    stemSet: once(() => new Set(terms().map(({ stem }) => stem))),
    line: ` ${words.join(" ")} `,
    stems: once(() => stems(text.replace(WITHIN_NUMBER, " "))),
    numbers: once(() => numbers(text)),
    dates: once(() => dates(withCapitals(text), statedDate)),
  };
}

/** The text with capitalised months and weekdays, as the date parser expects. Its length does not change. */
function withCapitals(text: string): string {
  return text.replace(
    DEFAULT_PACK.dates.smallNames,
    (word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`,
  );
}

const OTHER_DIGITS = /[^\0-\x7f]/;
const DIGIT_OF_OTHER_SCRIPT = /(?![0-9])\p{Nd}/gu;

/** The text with the digits of other scripts as ASCII digits, which the parsers read. Its length may change. */
function withAsciiDigits(text: string): string {
  if (!OTHER_DIGITS.test(text)) return text;
  return text.replace(DIGIT_OF_OTHER_SCRIPT, (digit) => String(digitValue(digit)));
}

/** The digits of a script are ten code points in a row, from zero on. */
function digitValue(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return value;
}
