import type { CalendarDate } from "../domain/time.ts";
import { dates } from "./dates.ts";
import { actionOf, groupOf, isKnownGroup } from "./figure-words.ts";
import { names } from "./names.ts";
import { type NumberMention, numbers } from "./numbers.ts";
import { contentStems, type Token, words } from "./tokens.ts";

/** How exactly a figure is meant: "12", "about 12", "at least 12", "up to 12". */
export type Bound = "exact" | "about" | "at-least" | "at-most";

/** A count or amount as a sentence states it, with what it counts. text.slice(start, end) is the number itself. */
export interface Figure {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly bound: Bound;
  /** "count", "percent", or an ISO 4217 currency code. */
  readonly kind: string;
  /** The group counted ("people", "troops") or the counted noun's stem; null when the text leaves it out. */
  readonly thing: string | null;
  /** What happened to them ("kill", "wound"), or null when it is none of the events known by word. */
  readonly action: string | null;
  /** A share of another figure: "including three children", "three of them". */
  readonly partial: boolean;
  /** On top of another figure: "another 25", "three others". */
  readonly additional: boolean;
  /** The phrase the figure stands in, from clause mark to clause mark: text.slice(from, to). */
  readonly from: number;
  readonly to: number;
  /** The calendar day the phrase gives for what is counted, if it does. */
  readonly day: CalendarDate | null;
  /** A past year or month the phrase gives ("in 1988", "last year"): background, not today's event. */
  readonly background: boolean;
  /** Folded words of the places the phrase names ("in Syria"). */
  readonly places: readonly string[];
  /** Content stems of the phrase without its numbers. */
  readonly context: readonly string[];
}

/** Not told as fact: what may, will or would happen, what is feared or planned. */
const UNTOLD =
  /\b(?:could|may|might|would|will|feared?|if|risk|threat\w*|expect\w*|plan\w*|should|offer\w*)\b/i;
const CLAUSE_MARK = /[;:()[\]—–"“”«»]|,(?=\s)|\s-\s/g;
const TELLING = /\b(?:said|says|told|reported|announced|added|according to|stated)\b[^,;]{0,40}$/i;
const PLACE_BEFORE =
  /\b(?:in|at|near|on|off|outside|across|around|inside)\s+(?:the\s+)?(?:[a-z]+(?:ern)?\s+)?$/i;

/** The figures of a sentence, in order. Numbers that are ages, ordinals or parts of names are none. */
export function figures(text: string, stated: CalendarDate | null = null): Figure[] {
  const tokens = words(text);
  const mentions = numbers(text).filter((mention) => isCount(text, mention));
  return mentions.flatMap((mention) => figureOf({ text, tokens, mentions }, mention, stated));
}

interface Sentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly NumberMention[];
}

function isCount(text: string, { start, end, text: written }: NumberMention): boolean {
  const after = text.slice(end, end + 12);
  const before = text.slice(Math.max(0, start - 12), start);
  if (/^(?:-(?!odd\b)\p{L}|\p{L}|\.\d)/u.test(after) || /\p{L}-?$|\d[.,:/-]$|#$/u.test(before)) return false;
  if (/\bag(?:e|ed)\s+$/i.test(before) || (/,\s+$/.test(before) && /^\s*(?:,|\.$|;|$)/.test(after)))
    return false;
  return !/^\d+(?:st|nd|rd|th)$/i.test(written);
}

function figureOf(sentence: Sentence, mention: NumberMention, stated: CalendarDate | null): Figure[] {
  const { text, tokens } = sentence;
  const first = tokens.findIndex(({ end }) => end > mention.start);
  const last = tokens.findLastIndex(({ start }) => start < mention.end);
  if (first < 0 || last < first) return [];
  const head = leadIn(tokens, first, text);
  const noun = countedNoun(sentence, last, mention);
  const action = actionAround(sentence, { first: head.first, last: noun.last, mention });
  const from = clauseStart(text, Math.min(action.start, mention.start));
  const to = clauseEnd(text, Math.max(action.end, noun.end, mention.end));
  const phrase = text.slice(from, to);
  if (UNTOLD.test(phrase) || action.previous) return [];
  return [
    {
      text: mention.text,
      start: mention.start,
      end: mention.end,
      value: mention.value,
      bound: boundOf(text, mention, head.start),
      kind: mention.percent ? "percent" : (mention.currency ?? "count"),
      thing: noun.thing,
      action: action.name,
      partial:
        noun.partial ||
        /\b(?:including|among (?:them|whom|those)|of (?:them|whom))[\s\w]*$/i.test(
          text.slice(Math.max(0, head.start - 24), head.start),
        ),
      additional: head.additional || noun.additional,
      from,
      to,
      ...whenAndWhere(text, from, to, stated),
      context: contentStems(phrase).filter((stem) => !/^\d/.test(stem)),
    },
  ];
}

const LEAD_IN = new Set(
  `at least more than over about around some nearly almost up to as many an estimated a total of additional the further
  roughly approximately fewer less under only just all another no few other`.split(/\s+/),
);

/** The words that lead in a number: "at least", "another", "a total of". */
function leadIn(tokens: readonly Token[], first: number, text: string) {
  let at = first;
  while (at > 0 && first - at < 6) {
    const before = tokens[at - 1];
    const here = tokens[at];
    if (!before || !here || !LEAD_IN.has(before.text.toLowerCase())) break;
    if (!/^\s+$/.test(text.slice(before.end, here.start).replace(/[$€£]/g, ""))) break;
    at--;
  }
  const written = tokens.slice(at, first).map((token) => token.text.toLowerCase());
  const additional = written.some((word) => /^(?:another|additional|further|other)$/.test(word));
  return { first: at, start: tokens[at]?.start ?? 0, additional };
}

const NOUN_STOP = new Set(
  `were was are is be been being have has had who whom that which in of at on and or but by from for to with as when while
  after before during since than into near across over under the a an this their his her its it they he she not also so
  said says there then because where more`.split(/\s+/),
);

/** The noun a number counts: the last word before a verb, preposition or clause mark, or the first of a known group. */
function countedNoun({ text, tokens, mentions }: Sentence, last: number, mention: NumberMention) {
  const found: string[] = [];
  let at = last;
  for (let next = last + 1; next <= last + 6; next++) {
    const token = tokens[next];
    if (!token || /[,;:()"“”]/.test(text.slice(tokens[next - 1]?.end ?? 0, token.start))) break;
    const word = token.text.toLowerCase();
    if (NOUN_STOP.has(word) || mentions.some(({ start }) => start === token.start)) break;
    if (actionOf(word) !== null && !isKnownGroup(word)) break;
    found.push(word);
    at = next;
  }
  const following = text.slice(tokens[at]?.end ?? mention.end).toLowerCase();
  const additional =
    found.some((word) => /^(?:others?|another|additional|further)$/.test(word)) ||
    /^\s*more\b/.test(following);
  const nouns = found.filter((word) => !/^(?:others?|odd|times?)$/.test(word) || word === "times");
  const noun = nouns.find(isKnownGroup) ?? nouns.at(-1);
  return {
    last: at,
    end: tokens[at]?.end ?? mention.end,
    thing: noun === undefined ? null : groupOf(noun),
    partial: /^\s*of (?:the|them|those|whom|these|its|his|her|their)\b/.test(following),
    additional,
  };
}

interface ActionPlace {
  readonly name: string | null;
  readonly start: number;
  readonly end: number;
  /** The figure is what a toll was before: "rose from 12 to 15". */
  readonly previous: boolean;
}

/** The event a figure counts: right before it ("killed at least 12"), after it ("12 people were killed"), or as a toll. */
function actionAround(
  sentence: Sentence,
  { first, last, mention }: { first: number; last: number; mention: NumberMention },
): ActionPlace {
  const none = { name: null, start: mention.start, end: mention.end, previous: false };
  const before = sentence.tokens[first - 1];
  const name = before === undefined ? null : actionOf(before.text);
  const adjacent = before !== undefined && !/[,;:()]/.test(sentence.text.slice(before.end, mention.start));
  if (name !== null && adjacent) return { ...none, name, start: before.start };
  const after = actionAfter(sentence, last);
  if (after !== null) return { ...none, ...after };
  return { ...none, ...tollBefore(sentence.text, mention) };
}

const ACTION_STOP = /^(?:and|but|while|when|after|before|that|which|who|as|because|or|to|by|if)$/i;

function actionAfter(
  { text, tokens, mentions }: Sentence,
  last: number,
): { name: string; end: number } | null {
  for (let next = last + 1; next <= last + 8; next++) {
    const token = tokens[next];
    if (!token || mentions.some(({ start }) => start === token.start) || ACTION_STOP.test(token.text))
      return null;
    if (/[,;:()"“”]/.test(text.slice(tokens[next - 1]?.end ?? 0, token.start))) {
      const beyond = afterInsertion(text, token.start);
      if (beyond === null) return null;
      return verbAt(
        tokens,
        tokens.findIndex(({ start }) => start >= beyond),
      );
    }
    const name = actionOf(token.text);
    if (name !== null) return { name, end: token.end };
  }
  return null;
}

/** Where a sentence goes on after an insertion between commas ("12 people, including three children, were killed"). */
function afterInsertion(text: string, start: number): number | null {
  const insertion =
    /^(?:including|among|most|many|some|mostly|at least|all)\b[^,;:]{0,60},\s+(?=(?:were|was|have|had|are|died)\b)/i.exec(
      text.slice(start),
    );
  return insertion === null ? null : start + insertion[0].length;
}

function verbAt(tokens: readonly Token[], at: number): { name: string; end: number } | null {
  for (const token of at < 0 ? [] : tokens.slice(at, at + 4)) {
    const name = actionOf(token.text);
    if (name !== null) return { name, end: token.end };
  }
  return null;
}

const TOLL =
  /\b(?:(?<toll>(?:death )?toll)|(?:number|count) of (?:\p{L}+ )?(?<counted>\p{L}+))\b[^\d;:]*?\b(?<last>to|at|of|is|was|reached|hit|passed|exceed(?:s|ed)|topped|from|now|past|above)\s+(?:(?:at least|more than|over|about|around|some|nearly|almost|up to)\s+)?$/iu;

/** "The death toll rose to 131", "the number of wounded has risen to more than 40". */
function tollBefore(text: string, mention: NumberMention): Partial<ActionPlace> {
  const sofar = text
    .slice(0, mention.start)
    .replace(/\bfrom (?:\w+ )?(?:\d[\d,]*|\w+) (?=to $)/i, (part) => " ".repeat(part.length));
  const match = TOLL.exec(sofar);
  if (match?.groups === undefined) return {};
  const name = match.groups.toll === undefined ? actionOf(match.groups.counted ?? "") : "kill";
  if (name === null) return {};
  return { name, start: match.index, previous: match.groups.last?.toLowerCase() === "from" };
}

const BOUNDS: readonly (readonly [Bound, RegExp])[] = [
  ["at-least", /\b(?:at least|more than|over|no fewer than|no less than|exceeding|upwards of|above|past)\b/i],
  ["at-most", /\b(?:up to|as many as|fewer than|less than|under|at most|no more than)\b/i],
  ["about", /\b(?:about|around|some|nearly|almost|roughly|approximately|estimated|odd|or so)\b/i],
];

function boundOf(text: string, { start, end, approximate }: NumberMention, leadStart: number): Bound {
  const around = `${text.slice(Math.min(leadStart, start), end)} ${/^(?:-odd| or so| or more)\b/.exec(text.slice(end))?.[0] ?? ""}`;
  if (/\bor more\b/.test(around)) return "at-least";
  return BOUNDS.find(([, pattern]) => pattern.test(around))?.[0] ?? (approximate ? "about" : "exact");
}

function clauseStart(text: string, at: number): number {
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(CLAUSE_MARK)) {
    if (index + mark.length > at) break;
    start = index + mark.length;
  }
  return start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
}

function clauseEnd(text: string, at: number): number {
  for (const { index } of text.matchAll(CLAUSE_MARK)) {
    if (index >= at) return text.slice(0, index).trimEnd().length;
  }
  return text.replace(/[\s.!?]+$/, "").length;
}

function whenAndWhere(text: string, from: number, to: number, stated: CalendarDate | null) {
  const told = dates(text, stated).filter(
    ({ start, end }) => start >= from && end <= to && !TELLING.test(text.slice(0, start)),
  );
  const day = told.find(({ resolved }) => resolved !== null)?.resolved ?? null;
  const places = names(text)
    .filter(({ start, end }) => start >= from && end <= to && PLACE_BEFORE.test(text.slice(from, start)))
    .flatMap(({ words: folded }) => folded);
  return {
    day,
    background:
      told.some(({ year, day: ofMonth }) => year !== null && ofMonth === null) ||
      /\b(?:since|last year|years? ago|previous(?:ly)?|decades?|war)\b/i.test(text.slice(from, to)),
    places,
  };
}
