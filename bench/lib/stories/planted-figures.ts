import type { Document } from "../../../src/domain/documents/document.ts";
import { numbers } from "../../../src/text/numbers/numbers.ts";
import { isStopStem, stems } from "../../../src/text/tokens/tokens.ts";

/** Two reports of one event, of which the second was given another figure. */
export interface PlantedPair {
  readonly documents: readonly [Document, Document];
  /** The same reports as they were. */
  readonly original: readonly [Document, Document];
  readonly value: number;
  readonly planted: number;
  readonly noun: string;
}

const SENTENCES = 8;
const MAX_VALUE = 5_000;
/** "dozens" is no count. */
const VAGUE = /s$/i;
/** A bound ("more than 40") allows the other figure. */
const BOUND =
  /\b(?:than|least|over|about|around|nearly|almost|some|to|many as|most|just|hundred)\s$|\d,\s?$/i;

/** Figures before the same noun, which both reports of an event give early: one pair per event, up to `max` in all. */
export function plantFigures(events: readonly (readonly Document[])[], max: number): PlantedPair[] {
  return events.flatMap((documents) => pairsOf(documents).slice(0, 1)).slice(0, max);
}

function pairsOf(documents: readonly Document[]): PlantedPair[] {
  return documents.flatMap((left, at) => {
    const counts = countsOf(left);
    return documents.slice(at + 1).flatMap((right) => {
      const shared = countsOf(right).find((count) => counts.some((other) => other.key === count.key));
      if (shared === undefined) return [];
      const planted = Math.ceil(shared.value * 1.5) + 1;
      const changed = withFigure(right, shared.value, planted);
      const original = [left, right] as const;
      return [
        { documents: [left, changed] as const, original, value: shared.value, planted, noun: shared.noun },
      ];
    });
  });
}

interface Count {
  readonly key: string;
  readonly value: number;
  readonly noun: string;
}

/** "12 people": a whole number and the stem of the word behind it. Years, ages and ordinals are none. */
function countsOf({ sentences }: Document): Count[] {
  return sentences.slice(0, SENTENCES).flatMap((sentence) =>
    numbers(sentence).flatMap(({ value, text, start, end, ordinal, percent, currency }) => {
      if (BOUND.test(sentence.slice(0, start)) || VAGUE.test(text)) return [];
      const noun = stems(/^\s(\p{Ll}+)/u.exec(sentence.slice(end))?.[1] ?? "")[0] ?? "";
      const counts =
        Number.isInteger(value) && value > 1 && value < MAX_VALUE && !(value > 1900 && value < 2100);
      if (!counts || ordinal || percent || currency || noun === "" || isStopStem(noun)) return [];
      if (/^(?:year|day|hour|minut|month|week|mile|km|p|m|a|magnitud)$/.test(noun)) return [];
      return [{ key: `${value} ${noun}`, value, noun }];
    }),
  );
}

function withFigure(document: Document, value: number, planted: number): Document {
  const changed = (text: string) =>
    numbers(text)
      .filter((mention) => mention.value === value && !mention.ordinal)
      .toReversed()
      .reduce((rest, { start, end }) => `${rest.slice(0, start)}${planted}${rest.slice(end)}`, text);
  return { ...document, title: changed(document.title), sentences: document.sentences.map(changed) };
}
