import type { Slot, Timing } from "../domain/schedule.ts";
import type { Instant } from "../domain/time.ts";
import { latestSlots, nextSlots } from "./slots.ts";

/** A morning's briefing is still worth reading at noon; in the evening the next one is nearer. */
export const GRACE_MS = 6 * 3_600_000;
/** Ticks, and composing, take some seconds; what comes within a minute is on time to a reader. */
export const ON_TIME_MS = 60_000;
/** More is counted as "at least": after a year away the exact number tells nobody anything. */
const MOST_COUNTED = 1_000;
/** Enough for the list that people are shown. */
const MOST_LISTED = 20;

export interface DueQuestion {
  readonly timing: Timing;
  /** The latest slot that is dealt with already, posted or missed; null when there is none. */
  readonly lastSlot: Instant | null;
  /** When this timing was set; slots up to then are not its own. */
  readonly createdAt: Instant;
  readonly now: Instant;
  /** How long after its slot an edition is still posted, in milliseconds. */
  readonly graceMs?: number;
}

export interface Due {
  /** The one edition to post, if any. `late`: more than a minute after its slot. */
  readonly post: { readonly slot: Slot; readonly late: boolean; readonly latenessMs: number } | null;
  readonly missed: {
    /** The latest 20 of them, ascending. */
    readonly slots: readonly Slot[];
    readonly count: number;
    /** There were more than were counted. */
    readonly atLeast: boolean;
  };
  /** What to record as `lastSlot` once `post` and `missed` are recorded; null when nothing was due. */
  readonly upTo: Instant | null;
  /** The first slot still to come; until then the answer stays "nothing". Null when none comes within a hundred years. */
  readonly next: Instant | null;
}

/**
 * What a schedule owes at `now`. Of the slots since the last recorded one only the latest is posted, within its grace;
 * the others are missed. A slot that is recorded is never due again, however the machine's clock is moved.
 */
export function due(question: DueQuestion): Due {
  const { timing, lastSlot, createdAt, now, graceMs = GRACE_MS } = question;
  const since = later(createdAt, lastSlot ?? createdAt);
  const open = latestSlots(timing, since, now, MOST_COUNTED + 2);
  const latest = open.at(-1);
  const latenessMs = latest === undefined ? 0 : Date.parse(now) - Date.parse(latest.at);
  const posts = latest !== undefined && latenessMs <= graceMs;
  const missed = posts ? open.slice(0, -1) : open;
  return {
    post: posts ? { slot: latest, late: latenessMs > ON_TIME_MS, latenessMs } : null,
    missed: {
      slots: missed.slice(-MOST_LISTED),
      count: Math.min(missed.length, MOST_COUNTED),
      atLeast: missed.length > MOST_COUNTED,
    },
    upTo: latest?.at ?? null,
    next: nextSlots(timing, later(since, now), 1)[0]?.at ?? null,
  };
}

function later(a: Instant, b: Instant): Instant {
  return Date.parse(a) >= Date.parse(b) ? a : b;
}
