import type { CalendarDate } from "../../domain/core/time.ts";
import { dates } from "../dates/dates.ts";
import { DEFAULT_PACK } from "../languages/languages.ts";
import { names } from "../names/names.ts";
import type { NumberMention } from "../numbers/numbers.ts";
import { stems } from "../tokens/tokens.ts";

/** How exact a figure is: "12", "about 12", "at least 12", "up to 12". */
export type Bound = "exact" | "about" | "at-least" | "at-most";

const CLAUSE_MARK = /[;:()[\]—–"“”«»]|,(?=\s)|\s-\s/g;
const RULES = DEFAULT_PACK.figures.phrases;

/** The bound that the words around a number state; `quantifierStart` is the offset of its quantifier ("at least"). */
export function boundOf(
  text: string,
  { start, end, approximate }: NumberMention,
  quantifierStart: number,
): Bound {
  const around = `${text.slice(Math.min(quantifierStart, start), end)} ${RULES.boundAfter.exec(text.slice(end))?.[0] ?? ""}`;
  if (RULES.orMore.test(around)) return "at-least";
  return RULES.bounds.find(([, pattern]) => pattern.test(around))?.[0] ?? (approximate ? "about" : "exact");
}

/** Offset where the clause around `at` begins. */
export function clauseStart(text: string, at: number): number {
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(CLAUSE_MARK)) {
    if (index + mark.length > at) break;
    start = index + mark.length;
  }
  return start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
}

/** Offset where the clause around `at` ends, closing punctuation left out. */
export function clauseEnd(text: string, at: number): number {
  for (const { index } of text.matchAll(CLAUSE_MARK)) {
    if (index >= at) return text.slice(0, index).trimEnd().length;
  }
  return text.replace(/[\s.!?]+$/, "").length;
}

/** The time and places a phrase states. Dates in a reporting clause ("police said on Monday") are ignored. */
export function phraseTimeAndPlace(
  text: string,
  { from, to }: { from: number; to: number },
  referenceDate: CalendarDate | null,
) {
  const eventDates = dates(text, referenceDate).filter(
    ({ start }) => !RULES.reportingClause.test(text.slice(0, start)),
  );
  const inPhrase = eventDates.filter(({ start, end }) => start >= from && end <= to);
  const places = names(text)
    .filter(({ start }) => start >= from && start < to && RULES.placeBefore.test(text.slice(from, start)))
    .flatMap(({ text: name }) => stems(name));
  return {
    day: inPhrase.find(({ resolved }) => resolved !== null)?.resolved ?? null,
    background:
      eventDates.some(({ year, day }) => year !== null && day === null) ||
      RULES.otherTime.test(text.slice(from, to)),
    places,
  };
}
