import { statedDate } from "../core/published-time.ts";
import type { CalendarDate } from "../core/time.ts";
import type { Verdict } from "../documents/claim.ts";

/** One sentence a claim cites, and the stated date of its document (null: none stated). */
export interface CitedSentence {
  readonly text: string;
  readonly statedDate: CalendarDate | null;
}

/** Holds a claim's text against the sentences it cites. Pure. */
export type Verify = (text: string, cited: readonly CitedSentence[]) => Verdict;
