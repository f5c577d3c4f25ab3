import type { CalendarDate } from "../core/time.ts";
import type { Verdict } from "../documents/claim.ts";

/** One cited sentence, and the stated date of its document (null: none). */
export interface CitedSentence {
  readonly text: string;
  readonly statedDate: CalendarDate | null;
  /** BCP 47 primary tag of its document; absent or "und" if unknown. */
  readonly language?: string;
}

/** What stands around the cited sentences in their document, and may supply what they only refer to ("he", "the company"). */
export interface Surroundings {
  /** The document's title; null if it has none. */
  readonly title: string | null;
  /** Sentences near the cited ones, in any order. */
  readonly context: readonly string[];
}

/** Compares a claim's text with the cited sentences, and with what stands around them. Pure. */
export type Verify = (text: string, cited: readonly CitedSentence[], surroundings?: Surroundings) => Verdict;
