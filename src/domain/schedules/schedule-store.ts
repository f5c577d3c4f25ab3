import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";
import type { Claim } from "../documents/claim.ts";
import type { DocumentHeader } from "../documents/document.ts";
import type { Schedule } from "./schedule.ts";

/** A schedule with the runner's state. */
export interface StoredSchedule {
  readonly schedule: Schedule;
  /** The latest slot that was processed, posted or missed; null if none. */
  readonly recordedUpTo: Instant | null;
  /** When a pending edition was requested by hand; null if there is none. */
  readonly requestedAt: Instant | null;
}

/** The fields of a schedule that can change. */
export type ScheduleChange = Partial<Omit<Schedule, "id" | "ref" | "guild" | "createdAt">>;

/** A document of a delivered story, with the sentences that later documents are compared with. */
export interface DeliveredDocument {
  readonly header: DocumentHeader;
  readonly sentences: readonly { readonly number: number; readonly text: string }[];
}

/** What a schedule delivered of a story. */
export interface DeliveredStory {
  readonly story: string;
  /** In the order in which the story used them. */
  readonly documents: readonly DeliveredDocument[];
  /** As shown. */
  readonly claims: readonly Claim[];
}

/** The content of an edition, which counts as delivered once the edition is posted. */
export interface DeliveredContent {
  /** The edition's ref. */
  readonly edition: string;
  /** The schedule's ref. */
  readonly schedule: string;
  /** Documents that arrived up to this time were considered. */
  readonly upTo: Instant;
  readonly stories: readonly DeliveredStory[];
}

/** Documents that arrived after `after` and up to `upTo`, and were published since `publishedSince` or are undated. */
export interface ArrivalWindow {
  readonly after: Instant;
  readonly upTo: Instant;
  readonly publishedSince: Instant;
}

/** An arrived document, with what ordering stories needs. */
export interface ArrivedDocument {
  readonly header: DocumentHeader;
  readonly storyId: string;
  readonly sentenceCount: number;
}

/** The part of the store for schedules and what they delivered. Each call is one transaction. */
export interface ScheduleStore {
  /** The schedules of one documents folder, of all guilds, by guild and id. */
  allSchedules(root: string): Promise<readonly StoredSchedule[]>;
  /** A library's own schedules, by id. */
  schedules(library: LibraryId): Promise<readonly Schedule[]>;
  /** "full": the library has `max` already; "taken": one of them has the id. */
  addSchedule(library: LibraryId, schedule: Schedule, max: number): Promise<"added" | "full" | "taken">;
  /** The changed schedule; null if it does not exist. */
  changeSchedule(ref: string, change: ScheduleChange): Promise<Schedule | null>;
  /** Also deletes what it delivered; its editions stay. False if it does not exist. */
  removeSchedule(ref: string): Promise<boolean>;
  /** Never moves back. */
  recordSlot(ref: string, upTo: Instant): Promise<void>;
  requestEdition(ref: string, at: Instant): Promise<void>;
  /** Does nothing if another request was made since. */
  clearEditionRequest(ref: string, at: Instant): Promise<void>;
  /** Replaces what was recorded for that edition. False, and nothing is recorded, unless it is being composed. */
  recordDelivered(content: DeliveredContent): Promise<boolean>;
  /**
   * Up to when arrivals were considered for the latest edition that is or may be posted, or was silent; null if there is
   * none. An edition being sent counts, and so does a failed one with a part in the channel.
   */
  deliveredUpTo(schedule: string): Promise<Instant | null>;
  /** What the latest such edition delivered of each of these stories. */
  deliveredStories(
    schedule: string,
    stories: readonly string[],
  ): Promise<ReadonlyMap<string, DeliveredStory>>;
  /** Oldest first. */
  arrivals(library: LibraryId, window: ArrivalWindow): AsyncIterable<readonly ArrivedDocument[]>;
  /** When the newest document arrived; null if there is none. */
  newestArrival(library: LibraryId): Promise<Instant | null>;
}
