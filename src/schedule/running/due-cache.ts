import type { Clock } from "../../domain/core/clock.ts";
import { type Instant, instantAfter } from "../../domain/core/time.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { StoredSchedule } from "../../domain/schedules/schedule-store.ts";
import { type DueEditions, dueEditions } from "../timing/due-editions.ts";

export interface DueCacheDeps {
  readonly graceMs: number;
  readonly clock: Clock;
  readonly events: Events;
}

/** Due editions by schedule, computed again only when the next slot comes or the schedule has changed. */
export interface DueCache {
  /** Null if nothing is due within `leadMs`, or if the timing is unreadable, which is logged once. */
  dueWithin(stored: StoredSchedule, leadMs: number): DueEditions | null;
}

interface CachedAnswer {
  /** The input that the answer was computed from. */
  readonly inputKey: string;
  /** Until then nothing is due; null: nothing will ever be due. */
  readonly next: Instant | null;
}

export function createDueCache({ graceMs, clock, events }: DueCacheDeps): DueCache {
  const cache = new Map<string, CachedAnswer>();
  return {
    dueWithin({ schedule, recordedUpTo }, leadMs) {
      const { ref, timing, timingSetAt } = schedule;
      const inputKey = JSON.stringify([timing, timingSetAt, recordedUpTo]);
      const cached = cache.get(ref);
      const now = instantAfter(clock.now(), leadMs);
      if (cached?.inputKey === inputKey && (cached.next === null || now < cached.next)) return null;
      try {
        const input = { timing, recordedUpTo, timingSetAt, now };
        const result = dueEditions({ ...input, graceMs: graceMs + leadMs });
        if (result.upTo !== null) return result;
        cache.set(ref, { inputKey, next: result.next });
      } catch (error) {
        cache.set(ref, { inputKey, next: null });
        events.emit("error", "schedule.timing-unreadable", { schedule: ref, error });
      }
      return null;
    },
  };
}
