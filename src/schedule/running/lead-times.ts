import { MINUTE_MS, SECOND_MS } from "../../domain/core/time.ts";

/** Used until there are samples; about as long as a model needs for ten stories. */
const DEFAULT_LEAD_MS = MINUTE_MS;
const MAX_LEAD_MS = 5 * MINUTE_MS;
/** The lead time is the longest of the latest samples with a margin, plus a constant for the store. */
const MAX_SAMPLES = 5;
const MARGIN = 1.5;
const PADDING_MS = 5 * SECOND_MS;

/** How many milliseconds before its slot an edition is started, from how long the schedule's latest editions took. */
export interface LeadTimes {
  leadMs(schedule: string): number;
  record(schedule: string, ms: number): void;
}

export function createLeadTimes(): LeadTimes {
  const durations = new Map<string, readonly number[]>();
  return {
    leadMs(schedule) {
      const samples = durations.get(schedule);
      if (samples === undefined) return DEFAULT_LEAD_MS;
      return Math.min(MAX_LEAD_MS, Math.ceil(MARGIN * Math.max(...samples) + PADDING_MS));
    },
    record(schedule, ms) {
      durations.set(schedule, [...(durations.get(schedule) ?? []), ms].slice(-MAX_SAMPLES));
    },
  };
}
