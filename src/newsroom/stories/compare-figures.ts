import type { Figure } from "../../text/figures.ts";
import { countsPeople, isAnyone } from "./told-figures.ts";

/** Share of the shorter phrase's words both must hold for figures of one noun to count one thing. */
const SAME_CONTEXT = 0.6;
/** Fewer words than this tell nothing about what is counted. */
const MIN_CONTEXT = 3;
/** "About 12" fits what lies within this share of it. */
const ABOUT = 0.1;
/** Exact figures from here on may be rounded ones: "27,000" for 27,019. */
const ROUNDED_FROM = 1000;

/** Whether two figures of different documents count the same thing and yet cannot both be right. */
export function differ(left: Figure, right: Figure): boolean {
  return sameThing(left, right) && !canBothHold(left, right) && !isShare(left, right);
}

/** Whether two figures count the same thing: one event befalling one group, or one noun in like phrases. */
export function sameThing(left: Figure, right: Figure): boolean {
  if (left.kind !== right.kind || left.action !== right.action) return false;
  if (left.day !== null && right.day !== null && left.day !== right.day) return false;
  if (apart(left.places, right.places)) return false;
  if (countsPeople(left) && countsPeople(right)) {
    return left.thing === right.thing || isAnyone(left.thing) || isAnyone(right.thing);
  }
  return left.thing === right.thing && sharedContext(left.context, right.context) >= SAME_CONTEXT;
}

function apart(left: readonly string[], right: readonly string[]): boolean {
  return left.length > 0 && right.length > 0 && !left.some((word) => right.includes(word));
}

function sharedContext(left: readonly string[], right: readonly string[]): number {
  const [a, b] = [new Set(left), new Set(right)];
  const smaller = Math.min(a.size, b.size);
  return smaller < MIN_CONTEXT ? 0 : a.intersection(b).size / smaller;
}

/** A group counted lower than people at large may be some of them; counted higher it cannot be. */
function isShare(left: Figure, right: Figure): boolean {
  if (isAnyone(left.thing) === isAnyone(right.thing)) return false;
  const [all, group] = isAnyone(left.thing) ? [left, right] : [right, left];
  return group.value <= all.value;
}

/** Whether both may hold, each read as roughly as it is meant. */
export function canBothHold(left: Figure, right: Figure): boolean {
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
    return Math.abs(loose.value - other.value) <= Math.max(ABOUT * loose.value, step / 2);
  return loose.value >= ROUNDED_FROM && Math.abs(loose.value - other.value) <= step / 2 && step > 1;
}

/** The power of ten a value is a multiple of: 10 for 160, 1000 for 27000, 1 for 34 (and for .5). */
function roundStep(value: number): number {
  let step = 1;
  while (value !== 0 && value % (step * 10) === 0) step *= 10;
  return step;
}
