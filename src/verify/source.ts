import { once } from "../async/once.ts";
import type { CalendarDate } from "../domain/core/time.ts";
import type { CitedSentence } from "../domain/writing/writer.ts";
import { type DateMention, dates } from "../text/dates/dates.ts";
import { DEFAULT_PACK } from "../text/languages/languages.ts";
import { type NumberMention, numbers } from "../text/numbers/numbers.ts";
import { splitSentences } from "../text/sentences/sentences.ts";
import { stems } from "../text/tokens/tokens.ts";
import { foldedWords } from "./fold.ts";

/** A claim or a cited sentence, read once. Its stems, numbers and dates are only read when a rule asks for them. */
export interface ParsedText {
  readonly text: string;
  readonly statedDate: CalendarDate | null;
  /** Folded words, and the same in one string, single spaces between and at both ends. */
  readonly words: readonly string[];
  readonly line: string;
  /** Stems, the groups of a number apart ("3,800" as 3 and 800: some extractors leave "3, 800"). */
  readonly stems: () => readonly string[];
  readonly numbers: () => readonly NumberMention[];
  readonly dates: () => readonly DateMention[];
}

const WITHIN_NUMBER = /(?<=\d)[.,](?=\d)/g;

/** Longer than this, in characters, a cited "sentence" may be a paragraph or a whole article. */
const MAX_SENTENCE_CHARACTERS = 400;

/** The cited sentences, read; a cited paragraph or article counts as its sentences. */
export function parseSource(cited: readonly CitedSentence[]): ParsedText[] {
  return cited.flatMap((sentence) => {
    if (sentence.text.length <= MAX_SENTENCE_CHARACTERS) return [parseText(sentence)];
    return splitSentences(sentence.text).sentences.map((text) => parseText({ ...sentence, text }));
  });
}

/** A claim, read; its relative dates mean what they mean in the cited sentences, if these agree on a stated date. */
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

/** The text with a capital on each month and weekday: dates are written so. Its length stays. */
function withCapitals(text: string): string {
  return text.replace(
    DEFAULT_PACK.dates.smallNames,
    (word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`,
  );
}
