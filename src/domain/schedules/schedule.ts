import type { Instant } from "../core/time.ts";
import type { RefusalReason } from "../delivery/message-sender.ts";
import type { Timing } from "./timing.ts";

/** Why a schedule rests. "forbidden", "gone", "invalid": Discord refused its last edition; "by-hand": somebody paused it. */
export interface Pause {
  readonly reason: "by-hand" | RefusalReason;
  readonly at: Instant;
}

/** When a briefing is posted where, and what of. */
export interface Schedule {
  /** What people call it: short, lower case, unique in its guild ("morning", "kabe"). */
  readonly id: string;
  /** Unique in the store and never given twice: its editions are kept under it (Edition.schedule). */
  readonly ref: string;
  /** Null: a schedule of the shared library, which sees no guild's documents. */
  readonly guild: string | null;
  /** Discord's number of the channel. */
  readonly channel: string;
  /** Null: the briefing's usual title. */
  readonly title: string | null;
  readonly timing: Timing;
  /** As it was typed (text/topics.ts reads it); null: everything. */
  readonly topic: string | null;
  /** With nothing new: one line that says so, or no message. */
  readonly nothingNew: "line" | "silence";
  /** The parts after the first go into a thread. */
  readonly thread: boolean;
  /** False: its briefings have no picture. Absent: they have, like those of schedules made before there were any. */
  readonly pictures?: boolean;
  /** Language of headings and hints ("en"); null: the guild's. */
  readonly language: string | null;
  readonly paused: Pause | null;
  /** Slots up to then are not its own. */
  readonly timingSetAt: Instant;
  readonly createdAt: Instant;
}

/** What people choose of a schedule. */
export type ScheduleOptions = Pick<
  Schedule,
  "channel" | "title" | "topic" | "nothingNew" | "thread" | "pictures" | "language"
>;
