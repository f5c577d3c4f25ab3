import type { Document } from "../../../domain/documents/document.ts";
import { figures } from "../../../text/figures/figures.ts";
import { partitionPoint } from "../../../text/tokens/partition-point.ts";
import type { SentenceProfile } from "../sentences/profile.ts";

/** "20:00 - The ministry counts 31 dead.": how the entry of a live page begins. */
const ENTRY = /^(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?(?:[ap]\.?m\.?|[A-Z]{2,4}))?\s*(?:[-–—:|]\s|$)/;
/** Fewer paragraphs with a time are a timetable within a report. */
const MIN_ENTRIES = 3;

/** Of a live page: the sentences of its newest entry, and those of the older ones. */
export interface LiveEntries {
  readonly newest: readonly SentenceProfile[];
  readonly older: readonly SentenceProfile[];
}

/**
 * Splits a document whose paragraphs begin with times of day into its newest entry and the others; null for other documents.
 * Entries stand newest first, or last if their times rise. `profiles`: of some of its sentences, in order.
 */
export function liveEntries(
  { sentences, paragraphs }: Document,
  profiles: readonly SentenceProfile[],
): LiveEntries | null {
  const starts = paragraphs.filter((number) => ENTRY.test(sentences[number - 1] ?? ""));
  const [first = 0, second = 0] = starts;
  if (starts.length < MIN_ENTRIES) return null;
  const rises = minutesOf(sentences[first - 1]) < minutesOf(sentences[second - 1]);
  const newestAt = rises ? starts.length : 1;
  const entryOf = ({ number }: SentenceProfile) => partitionPoint(starts, (start) => start > number);
  return {
    newest: profiles.filter((profile) => entryOf(profile) === newestAt),
    older: profiles.filter((profile) => ![0, newestAt].includes(entryOf(profile))),
  };
}

function minutesOf(entry: string | undefined): number {
  const [hours = 0, minutes = 0] = (entry ?? "").split(/[:.\s]/, 2).map(Number);
  return 60 * hours + minutes;
}

/** The older sentences that count nothing of which the newest entry gives a count. */
export function stillValid({ newest, older }: LiveEntries): readonly SentenceProfile[] {
  const counted = new Set(newest.flatMap(outcomes));
  return older.filter((profile) => !outcomes(profile).some((outcome) => counted.has(outcome)));
}

function outcomes({ text }: SentenceProfile): readonly string[] {
  return figures(text).flatMap(({ action }) => (action === null ? [] : [action]));
}
