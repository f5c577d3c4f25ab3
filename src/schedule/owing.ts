import type { Events } from "../domain/ports.ts";
import type { KeptSchedule } from "../domain/schedule-memory.ts";
import { type Clock, type Instant, instantAfter } from "../domain/time.ts";
import { type Due, due } from "./due.ts";

export interface OwingParts {
  readonly graceMs: number;
  readonly clock: Clock;
  readonly events: Events;
}

/** What schedules owe, worked out again only once something can be due. */
export interface Owing {
  /** Null when nothing is due within `leadMs`, or the timing can't be read, which is logged once. */
  of(kept: KeptSchedule, leadMs: number): Due | null;
}

interface Known {
  /** What the answer was worked out from. */
  readonly from: string;
  /** Until then nothing is due; null: never. */
  readonly next: Instant | null;
}

export function createOwing({ graceMs, clock, events }: OwingParts): Owing {
  const known = new Map<string, Known>();
  return {
    of({ schedule, recordedUpTo }, leadMs) {
      const { ref, timing, timingSetAt } = schedule;
      const from = JSON.stringify([timing, timingSetAt, recordedUpTo]);
      const before = known.get(ref);
      const now = instantAfter(clock.now(), leadMs);
      if (before?.from === from && (before.next === null || now < before.next)) return null;
      try {
        const question = { timing, lastSlot: recordedUpTo, createdAt: timingSetAt, now };
        const owed = due({ ...question, graceMs: graceMs + leadMs });
        if (owed.upTo !== null) return owed;
        known.set(ref, { from, next: owed.next });
      } catch (error) {
        known.set(ref, { from, next: null });
        events.emit("error", "schedule.timing-unreadable", { schedule: ref, error });
      }
      return null;
    },
  };
}
