import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";
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

/** The part of the store for schedules. Each call is one transaction. */
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
}
