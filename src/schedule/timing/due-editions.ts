import type { Instant } from "../../domain/core/time.ts";
import { HOUR_MS, MINUTE_MS } from "../../domain/core/time.ts";
import type { Slot, Timing } from "../../domain/schedules/timing.ts";
import { latestSlots, nextSlots } from "./slots.ts";

/** A morning's briefing is still worth reading at noon; in the evening the next one is nearer. */
export const DEFAULT_GRACE_MS = 6 * HOUR_MS;
/** Ticks, and composing, take some seconds; what comes within a minute is on time to a reader. */
export const ON_TIME_MS = MINUTE_MS;
/** More is counted as "at least": after a year away the exact number tells nobody anything. */
const MAX_COUNTED = 1_000;
/** Enough for the list that people are shown. */
const MAX_LISTED = 20;

export interface DueInput {
  readonly timing: Timing;
  /** The latest slot that is dealt with already, posted or missed; null when there is none. */
  readonly recordedUpTo: Instant | null;
  /** When this timing was set; slots up to then are not its own. */
  readonly timingSetAt: Instant;
  readonly now: Instant;
  /** How long after its slot an edition is still posted, in milliseconds. */
  readonly graceMs?: number;
}

export interface DueEditions {
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
export function dueEditions(input: DueInput): DueEditions {
  const { timing, recordedUpTo, timingSetAt, now, graceMs = DEFAULT_GRACE_MS } = input;
  const since = later(timingSetAt, recordedUpTo ?? timingSetAt);
  const unrecorded = latestSlots(timing, since, now, MAX_COUNTED + 2);
  const latest = unrecorded.at(-1);
  const latenessMs = latest === undefined ? 0 : Date.parse(now) - Date.parse(latest.at);
  const isPosted = latest !== undefined && latenessMs <= graceMs;
  const missed = isPosted ? unrecorded.slice(0, -1) : unrecorded;
  return {
    post: isPosted ? { slot: latest, late: latenessMs > ON_TIME_MS, latenessMs } : null,
    missed: {
      slots: missed.slice(-MAX_LISTED),
      count: Math.min(missed.length, MAX_COUNTED),
      atLeast: missed.length > MAX_COUNTED,
    },
    upTo: latest?.at ?? null,
    next: nextSlots(timing, later(since, now), 1)[0]?.at ?? null,
  };
}

function later(a: Instant, b: Instant): Instant {
  return Date.parse(a) >= Date.parse(b) ? a : b;
}
