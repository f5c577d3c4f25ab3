import type { Instant } from "../core/time.ts";
import { HOUR_MS } from "../core/time.ts";
import type { StoryOutline } from "./story.ts";

/** A second source counts more than a second document of the same source; each further one counts less. */
const SOURCE_WEIGHT = 1.5;
const DOCUMENT_WEIGHT = 0.5;
/** A report with this many sentences has full weight, a one-line notice almost none. */
const FULL_REPORT_SENTENCES = 20;
const SIZE_WEIGHT = 1;
/** A story whose last document is this old is half as fresh; twice as old, a quarter. */
const FRESHNESS_HALF_LIFE_HOURS = 24;
const FRESHNESS_WEIGHT = 2;
/** The same for its first document: a new story comes before the tenth day of an old one. */
const NOVELTY_HALF_LIFE_HOURS = 48;
const NOVELTY_WEIGHT = 1;

/**
 * How much a story matters, for ordering only:
 *   1.5 log2(sources) + 0.5 log2(documents) + size + 2 freshness + novelty
 * where size is the longest document's share of 20 sentences (at most 1), freshness halves with every 24 hours since
 * the last document and novelty with every 48 hours since the first. All documents of unnamed sources count as one.
 */
export function storyWeight(outline: StoryOutline, now: Instant): number {
  return (
    SOURCE_WEIGHT * Math.log2(Math.max(1, outline.sources)) +
    DOCUMENT_WEIGHT * Math.log2(Math.max(1, outline.documents)) +
    SIZE_WEIGHT * Math.min(1, outline.sentencesInLongest / FULL_REPORT_SENTENCES) +
    FRESHNESS_WEIGHT * halfLifeDecay(hoursBetween(outline.lastPublishedAt, now), FRESHNESS_HALF_LIFE_HOURS) +
    NOVELTY_WEIGHT * halfLifeDecay(hoursBetween(outline.firstPublishedAt, now), NOVELTY_HALF_LIFE_HOURS)
  );
}

/**
 * Orders stories by weight, most important first. A total order: equal weights are ordered by the later last document, then
 * the later first one, then the id. Freshness is measured from `now` or, if all documents are older, from the newest one, so
 * that last year's news is ordered like this morning's.
 */
export function orderStories(outlines: readonly StoryOutline[], now: Instant): StoryOutline[] {
  const newest = outlines.reduce((latest, { lastPublishedAt }) => later(latest, lastPublishedAt), "");
  const referenceTime = newest !== "" && newest < now ? newest : now;
  return outlines
    .map((outline) => ({ outline, weight: storyWeight(outline, referenceTime) }))
    .sort((a, b) => b.weight - a.weight || byRecency(a.outline, b.outline))
    .map(({ outline }) => outline);
}

function byRecency(a: StoryOutline, b: StoryOutline): number {
  return (
    compare(b.lastPublishedAt, a.lastPublishedAt) ||
    compare(b.firstPublishedAt, a.firstPublishedAt) ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/** Hours from one instant to another; a time in the future counts as now. */
function hoursBetween(from: Instant, to: Instant): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / HOUR_MS);
}

function halfLifeDecay(ageHours: number, halfLifeHours: number): number {
  return 2 ** (-ageHours / halfLifeHours);
}
