import type { CalendarDate } from "../core/time.ts";

/**
 * What is counted. "claim": "matched", or the BlockReason for which one was dropped. "answer": the Answer's status.
 * "thumb": "up" or "down".
 */
export type TallyKind = "claim" | "answer" | "thumb";

/** How often something came about on a UTC day. */
export interface Tally {
  readonly day: CalendarDate;
  readonly kind: TallyKind;
  readonly reason: string;
  readonly count: number;
}

/** The part of the store that counts; over all libraries, and with nothing of whose it was. */
export interface TallyStore {
  /** Adds to what was counted before, all or nothing. */
  addTallies(tallies: readonly Tally[]): Promise<void>;
  /**
   * From that day on, by day, kind and reason. Thumbs are those people stand by: a thumb that was changed counts once, on
   * the day of the change, and one that was deleted not at all.
   */
  tallies(from: CalendarDate): Promise<readonly Tally[]>;
}
