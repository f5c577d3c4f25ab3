import { actionOf } from "../../text/figures/figure-words.ts";
import type { Figure } from "../../text/figures/figures.ts";
import { contentStems, words } from "../../text/tokens/tokens.ts";
import { countsPeople, type FigureMention, isUnspecifiedPeople } from "./figure-mentions.ts";

/** Share of two phrases' words that they must have in common for figures of one noun to count one thing. */
const SAME_CONTEXT = 0.5;
/** Fewer words than this tell nothing about what is counted. */
const MIN_CONTEXT = 3;
/** "About 12" fits what lies within this share of it. */
const ABOUT_TOLERANCE = 0.1;
/** Exact figures from here on may be rounded ones: "27,000" for 27,019. */
const ROUNDED_FROM = 1000;

/** Sentences in which a report tells the event itself; further down it may tell of others. */
const LEAD_SENTENCES = 3;
/** Words two sentences further down must have in common to tell of one event, besides what is counted. */
const SHARED_WORDS = 2;

/** Whether two figures of different documents count the same thing and yet cannot both be right. */
export function differ(left: FigureMention, right: FigureMention): boolean {
  return (
    sameThing(left.figure, right.figure) &&
    !areCompatible(left.figure, right.figure) &&
    !isShare(left.figure, right.figure) &&
    sameEvent(left, right)
  );
}

/** Whether a figure is told as the event's own. */
export function isEventFigure({ number, figure }: FigureMention): boolean {
  return number <= LEAD_SENTENCES || figure.toll;
}

function sameEvent(left: FigureMention, right: FigureMention): boolean {
  if (isEventFigure(left) && isEventFigure(right)) return true;
  return eventWords(left).intersection(eventWords(right)).size >= SHARED_WORDS;
}

export function eventWords({ sentence }: FigureMention): ReadonlySet<string> {
  return new Set(
    words(sentence)
      .filter(({ text }) => actionOf(text) === null && !/^\d/.test(text))
      .flatMap(({ text }) => contentStems(text)),
  );
}

/** Whether two figures count the same thing: one event befalling one group, or one noun in like phrases. */
function sameThing(left: Figure, right: Figure): boolean {
  if (left.kind !== right.kind || left.action !== right.action) return false;
  if (left.day !== null && right.day !== null && left.day !== right.day) return false;
  if (areDisjoint(left.places, right.places)) return false;
  if (countsPeople(left) && countsPeople(right)) {
    return (
      left.entity === right.entity || isUnspecifiedPeople(left.entity) || isUnspecifiedPeople(right.entity)
    );
  }
  return left.entity === right.entity && sharedContext(left.context, right.context) >= SAME_CONTEXT;
}

export function areDisjoint(left: readonly string[], right: readonly string[]): boolean {
  return left.length > 0 && right.length > 0 && !left.some((word) => right.includes(word));
}

function sharedContext(left: readonly string[], right: readonly string[]): number {
  const [a, b] = [new Set(left), new Set(right)];
  return Math.min(a.size, b.size) < MIN_CONTEXT ? 0 : a.intersection(b).size / a.union(b).size;
}

/** A group counted lower than people at large may be some of them; counted higher, or risen since, it cannot be. */
function isShare(left: Figure, right: Figure): boolean {
  if (isUnspecifiedPeople(left.entity) === isUnspecifiedPeople(right.entity) || left.risen || right.risen)
    return false;
  const [all, group] = isUnspecifiedPeople(left.entity) ? [left, right] : [right, left];
  return group.value <= all.value;
}

/** Whether both may hold, each read as roughly as it is meant. */
function areCompatible(left: Figure, right: Figure): boolean {
  return allows(left, right) || allows(right, left);
}

/**
 * "More than 40" allows 47 and not 52, as people round down to the step they count in; "at least 34" allows 34 only:
 * a source that counts 40 tells more. "About" allows a tenth either way, a round thousand what rounds to it.
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

/** The power of ten a value is a multiple of: 10 for 160, 1000 for 27000, 1 for 34 (and for .5). */
function roundStep(value: number): number {
  let step = 1;
  while (value !== 0 && value % (step * 10) === 0) step *= 10;
  return step;
}
