import type { Instant } from "../core/time.ts";
import type { RefusalReason } from "../delivery/message-sender.ts";
import type { Timing } from "./timing.ts";

/**
 * Why a schedule is paused. "forbidden", "gone", "invalid": Discord refused its last edition; "by-hand": somebody paused it.
 */
export interface Pause {
  readonly reason: "by-hand" | RefusalReason;
  readonly at: Instant;
}

/** When and where a briefing is posted, and about what. */
export interface Schedule {
  /** Its name for people: short, lower case, unique in its guild ("morning", "kabe"). */
  readonly id: string;
  /** Unique in the store and never reused: its editions are stored under it (EditionSubject). */
  readonly ref: string;
  /** Null: a schedule of the shared library, which sees no guild's documents. */
  readonly guild: string | null;
  /** The channel's Discord id. */
  readonly channel: string;
  /** Null: the default title. */
  readonly title: string | null;
  readonly timing: Timing;
  /** As typed (parsed by text/queries); null: everything. */
  readonly topic: string | null;
  /** If there is nothing new: one line that says so, or no message. */
  readonly nothingNew: "line" | "silence";
  /** Posts all parts but the first in a thread. */
  readonly thread: boolean;
  /** False: briefings without pictures. Absent means true, as in schedules made before pictures existed. */
  readonly pictures?: boolean;
  /** Language of headings and hints ("en"); null: the guild's. */
  readonly language: string | null;
  readonly paused: Pause | null;
  /** Slots up to this time do not belong to the current timing. */
  readonly timingSetAt: Instant;
  readonly createdAt: Instant;
}

/** The options of a schedule that people choose. */
export type ScheduleOptions = Pick<
  Schedule,
  "channel" | "title" | "topic" | "nothingNew" | "thread" | "pictures" | "language"
>;
