import type { Instant } from "../../domain/core/time.ts";
import { HOUR_MS, MINUTE_MS } from "../../domain/core/time.ts";
import type { Slot, Timing } from "../../domain/schedules/timing.ts";
import { latestSlots, nextSlots } from "./slots.ts";

/** A morning briefing is still useful at noon; in the evening the next one is closer. */
export const DEFAULT_GRACE_MS = 6 * HOUR_MS;
/** Ticks and composing take some seconds; readers consider a post within a minute as on time. */
export const ON_TIME_MS = MINUTE_MS;
/** Higher numbers are reported as "at least" this, which bounds the computation. */
const MAX_COUNTED = 1_000;
/** As many as are recorded and shown. */
const MAX_LISTED = 20;

export interface DueInput {
  readonly timing: Timing;
  /** The latest slot recorded as posted or missed; null if there is none. */
  readonly recordedUpTo: Instant | null;
  /** When this timing was set; earlier slots do not count. */
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
    /** There are more than `count`. */
    readonly atLeast: boolean;
  };
  /** The slot to record once `post` and `missed` are done; null if nothing was due. */
  readonly upTo: Instant | null;
  /** The first slot after `now`; nothing is due before it. Null if there is none within a hundred years. */
  readonly next: Instant | null;
}

/**
 * What is due at `now`. Of the slots since the last recorded one, only the latest is posted, and only within its grace period;
 * the others are missed. A recorded slot is never due again, even if the machine's clock is set back.
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
