import type { CalendarDate } from "../../domain/core/time.ts";
import { type DateMention, dates } from "../dates/dates.ts";
import { DEFAULT_PACK } from "../languages/languages.ts";
import { type NameMention, names } from "../names/names.ts";
import type { NumberMention } from "../numbers/numbers.ts";
import { partitionPoint } from "../tokens/partition-point.ts";
import { textBefore } from "../tokens/text-before.ts";
import { contentStems, stems, type Token, words } from "../tokens/tokens.ts";
import { type Clauses, clausesOf } from "./clauses.ts";

/** A sentence with what all its figures need, computed once: a table may have hundreds of figures without a full stop. */
export interface FigureSentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Whether a number begins at an offset. */
  isNumber(offset: number): boolean;
  readonly clauses: Clauses;
  /** What the phrase text.slice(from, to) says. */
  phrase(from: number, to: number): Phrase;
}

export interface Phrase {
  /** Not stated as fact: "could", "feared". */
  readonly hypothetical: boolean;
  /** The first day that it states. */
  readonly day: CalendarDate | null;
  /** About another time than the reported event. */
  readonly background: boolean;
  /** Folded words of the places that it names. */
  readonly places: readonly string[];
  /** Its content stems, without numbers. */
  readonly context: readonly string[];
}

const { hypothetical: HYPOTHETICAL, phrases: RULES } = DEFAULT_PACK.figures;
/** Longer than any reporting clause up to a date, and than any words between "in" and the name of a place. */
const MAX_LOOKBEHIND = 120;

export function figureSentence(
  text: string,
  mentions: readonly NumberMention[],
  referenceDate: CalendarDate | null,
): FigureSentence {
  const numberStarts = new Set(mentions.map(({ start }) => start));
  const eventDates = dates(text, referenceDate).filter(
    ({ start }) => !RULES.reportingClause.test(textBefore(text, start, MAX_LOOKBEHIND)),
  );
  const material = {
    text,
    eventDates,
    names: names(text),
    pastYear: eventDates.some(({ year, day }) => year !== null && day === null),
  };
  const phrases = new Map<string, Phrase>();
  return {
    text,
    tokens: words(text),
    isNumber: (offset) => numberStarts.has(offset),
    clauses: clausesOf(text),
    phrase(from, to) {
      const key = `${from} ${to}`;
      const phrase = phrases.get(key) ?? phraseOf(material, from, to);
      phrases.set(key, phrase);
      return phrase;
    },
  };
}

interface PhraseMaterial {
  readonly text: string;
  /** Without the dates in a reporting clause ("police said on Monday"). */
  readonly eventDates: readonly DateMention[];
  readonly names: readonly NameMention[];
  readonly pastYear: boolean;
}

function phraseOf({ text, eventDates, names, pastYear }: PhraseMaterial, from: number, to: number): Phrase {
  const phrase = text.slice(from, to);
  const inPhrase = between(eventDates, from, to).filter(({ end }) => end <= to);
  const places = between(names, from, to).filter(({ start }) =>
    RULES.placeBefore.test(textBefore(text, start, MAX_LOOKBEHIND, from)),
  );
  return {
    hypothetical: HYPOTHETICAL.test(phrase),
    day: inPhrase.find(({ resolved }) => resolved !== null)?.resolved ?? null,
    background: pastYear || RULES.otherTime.test(phrase),
    places: places.flatMap(({ text: name }) => stems(name)),
    context: contentStems(phrase).filter((stem) => !/^\d/.test(stem)),
  };
}

/** The mentions that begin from `from` on and before `to`. `mentions`: in order. */
function between<T extends { readonly start: number }>(
  mentions: readonly T[],
  from: number,
  to: number,
): readonly T[] {
  return mentions.slice(
    partitionPoint(mentions, ({ start }) => start >= from),
    partitionPoint(mentions, ({ start }) => start >= to),
  );
}
