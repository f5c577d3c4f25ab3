import type { CalendarDate } from "../core/time.ts";
import type { Verdict } from "../documents/claim.ts";

/** One cited sentence, and the stated date of its document (null: none). */
export interface CitedSentence {
  readonly text: string;
  readonly statedDate: CalendarDate | null;
}

/** Compares a claim's text with the cited sentences. Pure. */
export type Verify = (text: string, cited: readonly CitedSentence[]) => Verdict;
