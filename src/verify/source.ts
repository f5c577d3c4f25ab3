import type { CitedSentence } from "../domain/ports.ts";
import type { CalendarDate } from "../domain/time.ts";
import { type DateMention, dates } from "../text/dates.ts";
import { foldWord } from "../text/fold.ts";
import { type NumberMention, numbers } from "../text/numbers.ts";
import { splitSentences } from "../text/sentences.ts";
import { stems, words } from "../text/tokens.ts";

/** A claim or a cited sentence, read once. Its numbers and dates are only read when a rule asks for them. */
export interface ReadText {
  readonly text: string;
  readonly statedDate: CalendarDate | null;
  /** Folded words. */
  readonly words: readonly string[];
  /** Stems, the groups of a number apart ("3,800" as 3 and 800: some extractors leave "3, 800"). */
  readonly stems: readonly string[];
  readonly numbers: () => readonly NumberMention[];
  readonly dates: () => readonly DateMention[];
}

const WITHIN_NUMBER = /(?<=\d)[.,](?=\d)/g;

/** Longer than this, in characters, a cited "sentence" may be a paragraph or a whole article. */
const LONG = 400;

/** The cited sentences, read; a cited paragraph or article counts as its sentences. */
export function readSource(cited: readonly CitedSentence[]): ReadText[] {
  return cited.flatMap((sentence) => {
    if (sentence.text.length <= LONG) return [readText(sentence)];
    return splitSentences(sentence.text).sentences.map((text) => readText({ ...sentence, text }));
  });
}

/** A claim, read; its relative dates mean what they mean in the cited sentences, if these agree on a stated date. */
export function readClaim(text: string, cited: readonly CitedSentence[]): ReadText {
  const stated = new Set(cited.map((sentence) => sentence.statedDate));
  const [statedDate = null] = stated.size === 1 ? stated : [];
  return readText({ text, statedDate });
}

function readText({ text, statedDate }: CitedSentence): ReadText {
  return {
    text,
    statedDate,
    words: words(text).map((word) => foldWord(word.text)),
    stems: stems(text.replace(WITHIN_NUMBER, " ")),
    numbers: once(() => numbers(text)),
    dates: once(() => dates(text, statedDate)),
  };
}

function once<T>(read: () => T): () => T {
  let kept: { readonly value: T } | null = null;
  return () => {
    kept ??= { value: read() };
    return kept.value;
  };
}
