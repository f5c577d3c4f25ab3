import { once } from "../async/once.ts";
import type { CalendarDate } from "../domain/core/time.ts";
import type { CitedSentence } from "../domain/writing/verify.ts";
import { type DateMention, dates } from "../text/dates/dates.ts";
import { DEFAULT_PACK } from "../text/languages/languages.ts";
import { type NumberMention, numbers } from "../text/numbers/numbers.ts";
import { splitSentences } from "../text/sentences/sentences.ts";
import { stems } from "../text/tokens/tokens.ts";
import { foldedWords } from "./fold.ts";

/** A parsed claim or cited sentence. Its stems, numbers and dates are only computed when a rule needs them. */
export interface ParsedText {
  readonly text: string;
  readonly statedDate: CalendarDate | null;
  /** Folded. */
  readonly words: readonly string[];
  /** The words in one string, with single spaces between them and at both ends. */
  readonly line: string;
  /** Groups of digits are separate stems ("3,800" is 3 and 800), because some extractors leave "3, 800". */
  readonly stems: () => readonly string[];
  readonly numbers: () => readonly NumberMention[];
  readonly dates: () => readonly DateMention[];
}

const WITHIN_NUMBER = /(?<=\d)[.,](?=\d)/g;

/** A longer "sentence" may be a paragraph or a whole article. */
const MAX_SENTENCE_CHARACTERS = 400;

/** Parses the cited sentences. A long one is split, because it may be a paragraph or an article. */
export function parseSource(cited: readonly CitedSentence[]): ParsedText[] {
  return cited.flatMap((sentence) => {
    if (sentence.text.length <= MAX_SENTENCE_CHARACTERS) return [parseText(sentence)];
    return splitSentences(sentence.text).sentences.map((text) => parseText({ ...sentence, text }));
  });
}

/** Parses a claim. Its relative dates are resolved against the stated date of the cited sentences if they all have the same. */
export function parseClaim(text: string, cited: readonly CitedSentence[]): ParsedText {
  const stated = new Set(cited.map((sentence) => sentence.statedDate));
  const [statedDate = null] = stated.size === 1 ? stated : [];
  return parseText({ text, statedDate });
}

function parseText({ text, statedDate }: CitedSentence): ParsedText {
  const words = foldedWords(text);
  return {
    text,
    statedDate,
    words,
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
