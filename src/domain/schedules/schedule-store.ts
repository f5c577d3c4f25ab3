import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";
import type { Claim } from "../documents/claim.ts";
import type { DocumentHeader } from "../documents/document.ts";
import type { Schedule } from "./schedule.ts";

/** A schedule with what the runner notes of it. */
export interface StoredSchedule {
  readonly schedule: Schedule;
  /** The latest slot that is dealt with, posted or missed; null when there is none. */
  readonly recordedUpTo: Instant | null;
  /** When an edition was asked for by hand that is still to come; else null. */
  readonly requestedAt: Instant | null;
}

/** What may be changed of a schedule. */
export type ScheduleChange = Partial<Omit<Schedule, "id" | "ref" | "guild" | "createdAt">>;

/** A document a story was told from, with those of its sentences that a later one is held against. */
export interface DeliveredDocument {
  readonly header: DocumentHeader;
  readonly sentences: readonly { readonly number: number; readonly text: string }[];
}

/** What a schedule told of a story. */
export interface DeliveredStory {
  readonly story: string;
  /** In the order they were told from. */
  readonly documents: readonly DeliveredDocument[];
  /** As they were shown. */
  readonly claims: readonly Claim[];
}

/** What was written into an edition, to count as told once it is posted. */
export interface DeliveredContent {
  /** The edition's reference. */
  readonly edition: string;
  /** The schedule's reference. */
  readonly schedule: string;
  /** Documents that arrived up to then were looked at. */
  readonly upTo: Instant;
  readonly stories: readonly DeliveredStory[];
}

/** Documents that came in after `after` and up to `upTo`, and are news: published since then, or undated. */
export interface ArrivalWindow {
  readonly after: Instant;
  readonly upTo: Instant;
  readonly publishedSince: Instant;
}

/** A document that came in, as far as ordering stories needs it. */
export interface ArrivedDocument {
  readonly header: DocumentHeader;
  readonly storyId: string;
  readonly sentenceCount: number;
}

/** The part of the store that remembers schedules and what they told. Each call is one transaction. */
export interface ScheduleStore {
  /** Those of one documents folder, of all guilds, by guild and id. */
  allSchedules(root: string): Promise<readonly StoredSchedule[]>;
  /** A library's own, by id. */
  schedules(library: LibraryId): Promise<readonly Schedule[]>;
  /** "full": the library has `most` already; "taken": one of them has the id. */
  addSchedule(library: LibraryId, schedule: Schedule, max: number): Promise<"added" | "full" | "taken">;
  /** The schedule as it is then; null when it is gone. */
  changeSchedule(ref: string, change: ScheduleChange): Promise<Schedule | null>;
  /** What it told goes with it; its editions stay. False when it is gone already. */
  removeSchedule(ref: string): Promise<boolean>;
  /** Never goes back. */
  recordSlot(ref: string, upTo: Instant): Promise<void>;
  requestEdition(ref: string, at: Instant): Promise<void>;
  /** Nothing when another was asked for since. */
  clearEditionRequest(ref: string, at: Instant): Promise<void>;
  /** In place of what was kept for that edition; only while it is being written: false when it is not. */
  recordDelivered(content: DeliveredContent): Promise<boolean>;
  /**
   * Up to when arrivals were looked at for an edition that is or may be posted, or was silent; null when there was none.
   * One that is being sent counts, and so does one that failed with a part in the channel.
   */
  deliveredUpTo(schedule: string): Promise<Instant | null>;
  /** What the latest such edition told of each of these stories. */
  deliveredStories(
    schedule: string,
    stories: readonly string[],
  ): Promise<ReadonlyMap<string, DeliveredStory>>;
  /** The oldest first. */
  arrivals(library: LibraryId, window: ArrivalWindow): AsyncIterable<readonly ArrivedDocument[]>;
  /** When the newest document came in; null when there is none. */
  newestArrival(library: LibraryId): Promise<Instant | null>;
}
