import type { ShownClaims } from "../conversation/shown-claims.ts";
import type { Instant } from "../core/time.ts";
import type { Edition, MessagePart, MessageSender, RefusalReason } from "../delivery/delivery.ts";
import type { Picture } from "../pictures/pictures.ts";
import type { Briefing } from "../stories/story.ts";
import type { Correction } from "./corrections.ts";
import type { Slot, Timing } from "./timing.ts";

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

/** What a page needs to know of an edition besides its briefing. */
export interface EditionRenderContext {
  readonly edition: Edition;
  readonly schedule: Schedule;
  /** How long after its slot it was begun, in milliseconds; null when it is on time, or was asked for by hand. */
  readonly lateMs: number | null;
  /** Whether it comes for its slot and in time: then it is headed by that, however early it was composed. */
  readonly onTime?: boolean;
  /** What earlier editions of the schedule quoted, and their documents no longer say; absent: nothing. */
  readonly corrections?: readonly Correction[];
  /** Makes the picture that goes with it, in that language; absent: it has none. */
  readonly illustrate?: (language: string) => Promise<Picture | null>;
}

/** The pipeline has run dry: no new document since then. */
export interface NoNewDocumentsAlert {
  readonly kind: "no-new-documents";
  /** When the newest document arrived; null when there never was one. */
  readonly since: Instant | null;
  /** Full days without a new document. */
  readonly days: number;
}

export interface RenderedMessage {
  readonly parts: readonly [MessagePart, ...MessagePart[]];
  readonly shown: ShownClaims;
}

/** Makes messages. Each part holds its marker: `edition.ref` and the part's number (PartMarker). */
export interface EditionRenderer {
  /** A briefing without stories is one line that says so. */
  briefing(briefing: Briefing, context: EditionRenderContext): RenderedMessage | Promise<RenderedMessage>;
  alert(
    alert: NoNewDocumentsAlert,
    context: { readonly edition: Edition },
  ): RenderedMessage | Promise<RenderedMessage>;
}

/** What those who run a guild are told. */
export interface EditionNotice {
  readonly kind: "paused" | "failed" | "uncertain" | "missed";
  readonly schedule: Schedule;
  readonly edition: Edition;
  /** With "paused": why Discord refuses. */
  readonly refused: RefusalReason | null;
}

/** Who posts what is due; Discord fills it in. */
export interface MessagePublisher {
  readonly sender: MessageSender;
  readonly render: EditionRenderer;
  /** What it throws is logged. */
  notify(guild: string | null, notice: EditionNotice): Promise<void>;
  /** Where a guild wants its alerts; null: with its first schedule. */
  alertChannel(guild: string | null): Promise<string | null>;
}
