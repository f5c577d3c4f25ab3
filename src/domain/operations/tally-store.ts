import type { CalendarDate } from "../core/time.ts";

/**
 * What is counted. "claim": "matched", or the BlockReason for which one was dropped. "answer": the Answer's status.
 * "thumb": "up" or "down".
 */
export type TallyKind = "claim" | "answer" | "thumb";

/** How often something happened on a UTC day. */
export interface Tally {
  readonly day: CalendarDate;
  readonly kind: TallyKind;
  readonly reason: string;
  readonly count: number;
}

/** The part of the store for daily counts over all libraries, without any personal data. */
export interface TallyStore {
  /** Adds to the stored counts, all or nothing. */
  addTallies(tallies: readonly Tally[]): Promise<void>;
  /**
   * From that day on, ordered by day, kind and reason. Only current thumbs count: a changed one counts once, on the day of
   * the change, and a deleted one not at all.
   */
  tallies(from: CalendarDate): Promise<readonly Tally[]>;
}
