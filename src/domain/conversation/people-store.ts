import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";

export type Thumb = "up" | "down";

/** A person's opinion of an answer or a briefing; one per person and `ref`, the latest counts. */
export interface Feedback {
  /** The place under which the claims were saved (Store.saveShown). */
  readonly ref: string;
  readonly userId: string;
  readonly thumb: Thumb;
  readonly at: Instant;
}

/** A mistake reported by a person, in their own words. */
export interface MistakeReport {
  readonly ref: string;
  readonly userId: string;
  readonly text: string;
  readonly at: Instant;
}

/** The part of the store for what people say about claims. A person's data is deleted on request. */
export interface PeopleStore {
  saveFeedback(library: LibraryId, feedback: Feedback): Promise<void>;
  feedbackCounts(library: LibraryId): Promise<{ readonly up: number; readonly down: number }>;
  saveReport(library: LibraryId, report: MistakeReport): Promise<void>;
  /**
   * Deletes a person's questions, feedback, reports and watches in every library. Claims shown in reply stay for others who
   * read them, without the person and the question. Returns how many things were deleted.
   */
  forgetPerson(person: string): Promise<number>;
}
