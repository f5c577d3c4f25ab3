import { memoByObject } from "../../async/memo-by-object.ts";
import type { Document } from "../../domain/documents/document.ts";
import { actionOf } from "../../text/figures/figure-words.ts";
import type { Figure } from "../../text/figures/figures.ts";
import { DEFAULT_PACK } from "../../text/languages/languages.ts";
import { names } from "../../text/names/names.ts";
import { contentStems, stems, words } from "../../text/tokens/tokens.ts";
import { countsPeople, type FigureMention, isUnspecifiedPeople } from "./figure-mentions.ts";

const RULES = DEFAULT_PACK.figures;

/** Minimum Jaccard similarity of two phrases' words for figures with the same noun to count the same thing. */
const MIN_SHARED_CONTEXT = 0.5;
/** Phrases with fewer words do not say what is counted. */
const MIN_CONTEXT_WORDS = 3;
/** "About 12" is compatible with values within this share of it. */
const ABOUT_TOLERANCE = 0.1;
/** From this value on, an exact-looking figure may be rounded: "27,000" for 27,019. */
const ROUNDED_FROM = 1000;

/** Opening sentences that describe the event itself; later ones may be about other events. */
const LEAD_SENTENCES = 3;
/** Words that two later sentences must share, besides what is counted, to be about the same event. */
const MIN_SHARED_WORDS = 2;
/** The same of sentences whose figures contradict each other. */
const MIN_CONTRADICTING_WORDS = 3;

/** Whether two figures from different documents count the same thing but cannot both be right. */
export function differ(left: FigureMention, right: FigureMention): boolean {
  return (
    sameThing(left.figure, right.figure) &&
    !areCompatible(left.figure, right.figure) &&
    !isShare(left.figure, right.figure) &&
    sameEvent(left, right)
  );
}

/**
 * Whether two figures that differ contradict each other: neither is a bound that the other keeps ("at least 40" and 43), and
 * figures outside the lead are told of the same, in sentences that share words.
 */
export function contradict(left: FigureMention, right: FigureMention): boolean {
  if (!differ(left, right) || keepsBound(left.figure, right.figure) || keepsBound(right.figure, left.figure))
    return false;
  if (isEventFigure(left) && isEventFigure(right)) return true;
  const [own, others] = [sentenceNames(left), sentenceNames(right)];
  if (own.size > 0 && others.size > 0 && own.isDisjointFrom(others)) return false;
  return eventWords(left).intersection(eventWords(right)).size >= MIN_CONTRADICTING_WORDS;
}

/** Whether a figure is a bound ("more than 200") that the other one keeps. */
export function keepsBound({ bound, value }: Figure, other: Figure): boolean {
  return (bound === "at-least" && other.value >= value) || (bound === "at-most" && other.value <= value);
}

/** Whether a figure belongs to the report's main event. */
export function isEventFigure({ number, figure }: FigureMention): boolean {
  return number <= LEAD_SENTENCES || figure.toll;
}

/** Reports tell their event first. A later sentence is about the same one if it speaks of what the other report tells. */
function sameEvent(left: FigureMention, right: FigureMention): boolean {
  return speaksOf(left, right) && speaksOf(right, left);
}

function speaksOf(mention: FigureMention, other: FigureMention): boolean {
  if (isEventFigure(mention)) return true;
  const known = eventWords(other).union(leadWords(other.document));
  return eventWords(mention).intersection(known).size >= MIN_SHARED_WORDS;
}

function leadOf({ title, sentences }: Document): readonly string[] {
  return [title, ...sentences.slice(0, LEAD_SENTENCES)];
}

const leadWords = memoByObject(
  (document: Document): ReadonlySet<string> => new Set(leadOf(document).flatMap(specificStems)),
);

const sentenceNames = memoByObject(
  ({ sentence }: FigureMention) => new Set(names(sentence).flatMap(({ words: own }) => own)),
);

/** Words about reporting, time or movement, quantifiers and the people counted, which do not say what happened. */
const UNSPECIFIC: ReadonlySet<string> = new Set(
  [...RULES.neutral, ...RULES.quantifiers, ...RULES.groups.people].flatMap(stems),
);

/** What a sentence says of its event. */
export const eventWords = memoByObject(
  ({ sentence }: FigureMention): ReadonlySet<string> => new Set(specificStems(sentence)),
);

/** The content stems of a sentence without numbers, outcomes and words that any report has. */
function specificStems(sentence: string): string[] {
  return words(sentence)
    .filter(({ text }) => actionOf(text) === null && !/^\d/.test(text))
    .flatMap(({ text }) => contentStems(text))
    .filter((stem) => !UNSPECIFIC.has(stem));
}

/** Equal for all figures that may count the same thing: only those need to be compared (see sameThing). */
export function subjectKey(figure: Figure): string {
  const { kind, action, entity } = figure;
  return countsPeople(figure) ? `people ${action}` : `${kind} ${action} ${entity}`;
}

/** The mentions by subjectKey, each list in the order of the mentions. */
export function bySubject(mentions: readonly FigureMention[]): ReadonlyMap<string, readonly FigureMention[]> {
  return Map.groupBy(mentions, ({ figure }) => subjectKey(figure));
}

/** Whether two figures count the same thing: the same outcome for the same group, or the same noun in similar phrases. */
function sameThing(left: Figure, right: Figure): boolean {
  if (left.kind !== right.kind || left.action !== right.action) return false;
  if (left.day !== null && right.day !== null && left.day !== right.day) return false;
  if (areDisjoint(left.places, right.places)) return false;
  if (countsPeople(left) && countsPeople(right)) {
    return (
      left.entity === right.entity || isUnspecifiedPeople(left.entity) || isUnspecifiedPeople(right.entity)
    );
  }
  return left.entity === right.entity && sharedContext(left.context, right.context) >= MIN_SHARED_CONTEXT;
}

export function areDisjoint(left: readonly string[], right: readonly string[]): boolean {
  return left.length > 0 && right.length > 0 && !left.some((word) => right.includes(word));
}

function sharedContext(left: readonly string[], right: readonly string[]): number {
  const [a, b] = [new Set(left), new Set(right)];
  return Math.min(a.size, b.size) < MIN_CONTEXT_WORDS ? 0 : a.intersection(b).size / a.union(b).size;
}

/** Whether one figure may be a share of the other: a group no larger than "people" in general, and neither has risen. */
function isShare(left: Figure, right: Figure): boolean {
  if (isUnspecifiedPeople(left.entity) === isUnspecifiedPeople(right.entity) || left.risen || right.risen)
    return false;
  const [all, group] = isUnspecifiedPeople(left.entity) ? [left, right] : [right, left];
  return group.value <= all.value;
}

/** Whether both may be true, given how precise each one is. */
function areCompatible(left: Figure, right: Figure): boolean {
  return allows(left, right) || allows(right, left);
}

/**
 * "More than 40" allows 47 but not 52, because people round down to a step of 10. "At least 34" allows only 34: a source
 * that counts 40 reports more. "About" allows 10% either way; a round figure of 1,000 or more allows what rounds to it.
 */
function allows(loose: Figure, other: Figure): boolean {
  if (loose.value === other.value) return true;
  const step = roundStep(loose.value);
  if (loose.bound === "at-least") return other.value > loose.value && other.value < loose.value + step;
  if (loose.bound === "at-most") return other.value < loose.value && other.value > loose.value - step;
  if (loose.bound === "about")
    return Math.abs(loose.value - other.value) <= Math.max(ABOUT_TOLERANCE * loose.value, step / 2);
  return loose.value >= ROUNDED_FROM && Math.abs(loose.value - other.value) <= step / 2 && step > 1;
}

/** The highest power of ten that divides a value: 10 for 160, 1000 for 27000, 1 for 34 (and for .5). */
function roundStep(value: number): number {
  let step = 1;
  while (value !== 0 && value % (step * 10) === 0) step *= 10;
  return step;
}
