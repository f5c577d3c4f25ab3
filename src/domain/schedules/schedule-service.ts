import type { Instant } from "../core/time.ts";
import type { Edition } from "../delivery/edition.ts";
import type { Briefing } from "../stories/story.ts";
import type { Schedule } from "./schedule.ts";
import type { Slot } from "./timing.ts";

/**
 * What somebody asks for, as they typed it where it is about time: `time` ("7:30 pm") with `days` ("mon-fri"; absent: every
 * day), or `cron`; `zone` ("new york"; absent: the one it has, or the bot's). Absent or undefined: the usual, or in an edit
 * as it is; null takes a title, topic or language away.
 */
export interface ScheduleInput {
  readonly time?: string | undefined;
  readonly days?: string | undefined;
  readonly cron?: string | undefined;
  readonly zone?: string | undefined;
  readonly channel?: string | undefined;
  readonly title?: string | null | undefined;
  readonly topic?: string | null | undefined;
  readonly nothingNew?: Schedule["nothingNew"] | undefined;
  readonly thread?: boolean | undefined;
  readonly pictures?: boolean | undefined;
  readonly language?: string | null | undefined;
}

/** A wish for a new schedule; without an `id` it gets four letters. */
export interface NewScheduleInput extends ScheduleInput {
  readonly id?: string | undefined;
  readonly channel: string;
}

/** What is wrong with a wish: one line with an example. "unknown": no such schedule. */
export interface ScheduleProblem {
  readonly kind: "problem";
  readonly why: "unknown" | "unreadable" | "too-many" | "taken" | "too-often" | "busy" | "no-connection";
  readonly problem: string;
}

export type ScheduleResult = { readonly kind: "schedule"; readonly schedule: Schedule } | ScheduleProblem;

/** How a schedule does, for people who look after it. */
export interface ScheduleStatus {
  readonly schedule: Schedule;
  /** The one of its latest slot; null when there was none yet. */
  readonly last: Edition | null;
  /** How long after its slot that one was done with, in milliseconds; null unless it was delivered. */
  readonly lastLateMs: number | null;
  /** Null while it is paused. */
  readonly next: Slot | null;
  /** Of the editions still on record: how many were missed, and those that want a look (uncertain, failed), newest first. */
  readonly missed: number;
  readonly troubled: readonly Edition[];
}

/** How an edition that was asked for by hand came out. "asked": a running bot posts it within some seconds. */
export type RunNowResult =
  | { readonly kind: "ended"; readonly edition: Edition }
  | { readonly kind: "requested"; readonly at: Instant }
  | ScheduleProblem;

/** What people do with schedules. A guild sees its own only; null is the shared library's. */
export interface ScheduleService {
  /** By id. */
  list(guild: string | null): Promise<readonly Schedule[]>;
  /** In any case; null when there is none. */
  find(guild: string | null, id: string): Promise<Schedule | null>;
  add(guild: string | null, input: NewScheduleInput): Promise<ScheduleResult>;
  /** Another timing counts from now on: slots before are not owed. */
  edit(guild: string | null, id: string, input: ScheduleInput): Promise<ScheduleResult>;
  pause(guild: string | null, id: string): Promise<ScheduleResult>;
  /** Slots that passed while it rested are not owed. */
  resume(guild: string | null, id: string): Promise<ScheduleResult>;
  /** What was posted stays on record. False when there is no such schedule. */
  remove(guild: string | null, id: string): Promise<boolean>;
  /** What would be posted now; marks nothing as told. Null when there is no such schedule. */
  preview(guild: string | null, id: string): Promise<Briefing | null>;
  /** An extra edition at this moment, which marks as told like any other. */
  runNow(guild: string | null, id: string): Promise<RunNowResult>;
  nextRuns(schedule: Schedule, count: number): readonly Slot[];
  /** The newest slots first; none when there is no such schedule. */
  editions(guild: string | null, id: string, limit: number): Promise<readonly Edition[]>;
  overview(guild: string | null): Promise<readonly ScheduleStatus[]>;
}
