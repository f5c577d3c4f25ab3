import { MINUTE_MS, SECOND_MS } from "./calendar.ts";

/** Until something was measured; a model that is asked for ten stories takes about as long. */
const UNKNOWN_MS = MINUTE_MS;
const MOST_MS = 5 * MINUTE_MS;
/** Half again as long as the longest of the latest five, and the way through the store. */
const REMEMBERED = 5;
const MARGIN = 1.5;
const SURPLUS_MS = 5 * SECOND_MS;

/** How long before its slot an edition is begun, by how long the schedule's latest ones took. Milliseconds. */
export interface Leads {
  of(schedule: string): number;
  took(schedule: string, ms: number): void;
}

export function createLeads(): Leads {
  const durations = new Map<string, readonly number[]>();
  return {
    of(schedule) {
      const known = durations.get(schedule);
      if (known === undefined) return UNKNOWN_MS;
      return Math.min(MOST_MS, Math.ceil(MARGIN * Math.max(...known) + SURPLUS_MS));
    },
    took(schedule, ms) {
      durations.set(schedule, [...(durations.get(schedule) ?? []), ms].slice(-REMEMBERED));
    },
  };
}
