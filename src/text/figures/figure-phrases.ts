import type { CalendarDate } from "../../domain/core/time.ts";
import { dates } from "../dates/dates.ts";
import { names } from "../names/names.ts";
import type { NumberMention } from "../numbers/numbers.ts";
import { stems } from "../tokens/tokens.ts";

/** How exact a figure is: "12", "about 12", "at least 12", "up to 12". */
export type Bound = "exact" | "about" | "at-least" | "at-most";

const CLAUSE_MARK = /[;:()[\]—–"“”«»]|,(?=\s)|\s-\s/g;
const REPORTING_CLAUSE = /\b(?:said|says|told|reported|announced|added|according to|stated)\b[^,;]{0,40}$/i;
const PLACE_BEFORE =
  /\b(?:in|at|near|on|off|outside|across|around|inside)\s+(?:the\s+)?(?:[a-z]+(?:ern)?\s+)?$/i;

const BOUNDS: readonly (readonly [Bound, RegExp])[] = [
  [
    "at-least",
    /\b(?:at least|(?<!no )more than|over|no fewer than|no less than|exceeding|upwards of|above|past)\b/i,
  ],
  ["at-most", /\b(?:up to|as many as|fewer than|less than|under|at most|no more than)\b/i],
  ["about", /\b(?:about|around|some|nearly|almost|roughly|approximately|estimated|odd|or so)\b/i],
];

/** The bound that the words around a number state; `quantifierStart` is the offset of its quantifier ("at least"). */
export function boundOf(
  text: string,
  { start, end, approximate }: NumberMention,
  quantifierStart: number,
): Bound {
  const around = `${text.slice(Math.min(quantifierStart, start), end)} ${/^(?:-odd| or so| or more)\b/.exec(text.slice(end))?.[0] ?? ""}`;
  if (/\bor more\b/.test(around)) return "at-least";
  return BOUNDS.find(([, pattern]) => pattern.test(around))?.[0] ?? (approximate ? "about" : "exact");
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

/** Words that place a figure outside the reported event: in the past, or summed over several days. */
const OTHER_TIME =
  /\b(?:since|last (?:year|month|week)|years? (?:ago|earlier)|previous(?:ly)?|decades?|war|so far this|(?:days|weeks|months|years) after|(?:over|in|during|for) (?:the )?(?:(?:past|last) )?\w+ (?:days|nights|weeks|months|years)|(?:that|which|who) (?:ha[sd] |have )?(?:killed|left|injured|wounded|claimed|destroyed|displaced))\b/i;

/** The time and places a phrase states. Dates in a reporting clause ("police said on Monday") are ignored. */
export function phraseTimeAndPlace(
  text: string,
  { from, to }: { from: number; to: number },
  referenceDate: CalendarDate | null,
) {
  const eventDates = dates(text, referenceDate).filter(
    ({ start }) => !REPORTING_CLAUSE.test(text.slice(0, start)),
  );
  const inPhrase = eventDates.filter(({ start, end }) => start >= from && end <= to);
  const places = names(text)
    .filter(({ start }) => start >= from && start < to && PLACE_BEFORE.test(text.slice(from, start)))
    .flatMap(({ text: name }) => stems(name));
  return {
    day: inPhrase.find(({ resolved }) => resolved !== null)?.resolved ?? null,
    background:
      eventDates.some(({ year, day }) => year !== null && day === null) ||
      OTHER_TIME.test(text.slice(from, to)),
    places,
  };
}
