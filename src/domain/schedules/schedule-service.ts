import type { Instant } from "../core/time.ts";
import type { Edition } from "../delivery/edition.ts";
import type { Briefing } from "../stories/story.ts";
import type { Message } from "../texts/texts.ts";
import type { Schedule, SwitchValues } from "./schedule.ts";
import type { Slot } from "./timing.ts";

/**
 * What a person asks for, with times as typed: `time` ("7:30 pm") with `days` ("mon-fri"; absent: every day), or `cron`; and
 * `zone` ("new york"; absent: the current one, or the bot's). Absent or undefined means the default or, in an edit,
 * unchanged; null removes a title, topic or language.
 */
export interface ScheduleInput extends SwitchValues {
  readonly time?: string | undefined;
  readonly days?: string | undefined;
  readonly cron?: string | undefined;
  readonly zone?: string | undefined;
  readonly channel?: string | undefined;
  readonly title?: string | null | undefined;
  readonly topic?: string | null | undefined;
  readonly nothingNew?: Schedule["nothingNew"] | undefined;
  readonly language?: string | null | undefined;
}

/** The request for a new schedule; without an `id` it gets one of four letters. */
export interface NewScheduleInput extends ScheduleInput {
  readonly id?: string | undefined;
  readonly channel: string;
}

/** What is wrong with the input: one line with an example. "unknown": no such schedule. */
export interface ScheduleProblem {
  readonly kind: "problem";
  readonly why: "unknown" | "unreadable" | "too-many" | "taken" | "too-often" | "busy" | "no-connection";
  readonly problem: Message;
}

export type ScheduleResult = { readonly kind: "schedule"; readonly schedule: Schedule } | ScheduleProblem;

/** The state of a schedule, for its managers. */
export interface ScheduleStatus {
  readonly schedule: Schedule;
  /** The edition of the latest slot; null if there was none yet. */
  readonly last: Edition | null;
  /** How long after its slot that edition was finished, in milliseconds; null unless it was delivered. */
  readonly lastLateMs: number | null;
  /** Null while it is paused. */
  readonly next: Slot | null;
  /** Of the stored editions: how many were missed, and those that need attention (uncertain, failed), newest first. */
  readonly missed: number;
  readonly troubled: readonly Edition[];
}

/** The result of an edition requested by hand. "requested": a running bot posts it within seconds. */
export type RunNowResult =
  | { readonly kind: "ended"; readonly edition: Edition }
  | { readonly kind: "requested"; readonly at: Instant }
  | ScheduleProblem;

/** What people can do with schedules. A guild sees only its own; null means the shared library's. */
export interface ScheduleService {
  /** Ordered by id. */
  list(guild: string | null): Promise<readonly Schedule[]>;
  /** Ignores case; null if there is none. */
  find(guild: string | null, id: string): Promise<Schedule | null>;
  add(guild: string | null, input: NewScheduleInput): Promise<ScheduleResult>;
  /** A changed timing applies from now on: earlier slots do not become due. */
  edit(guild: string | null, id: string, input: ScheduleInput): Promise<ScheduleResult>;
  pause(guild: string | null, id: string): Promise<ScheduleResult>;
  /** Slots that passed while it was paused do not become due. */
  resume(guild: string | null, id: string): Promise<ScheduleResult>;
  /** Its editions stay stored. False if there is no such schedule. */
  remove(guild: string | null, id: string): Promise<boolean>;
  /** What would be posted now; records nothing. Null if there is no such schedule. */
  preview(guild: string | null, id: string): Promise<Briefing | null>;
  /** Posts an extra edition now, which is recorded like any other. */
  runNow(guild: string | null, id: string): Promise<RunNowResult>;
  nextRuns(schedule: Schedule, count: number): readonly Slot[];
  /** Newest slots first; empty if there is no such schedule. */
  editions(guild: string | null, id: string, limit: number): Promise<readonly Edition[]>;
  overview(guild: string | null): Promise<readonly ScheduleStatus[]>;
}
