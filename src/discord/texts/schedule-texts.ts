import type { EditionState } from "../../domain/delivery/edition.ts";
import type { RefusalReason } from "../../domain/delivery/message-sender.ts";
import type { EditionNotice } from "../../domain/schedules/message-publisher.ts";

/** Keys of the descriptions of /schedule. */
export type ScheduleDescriptionKey =
  | "schedule"
  | `schedule.${"add" | "list" | "edit" | "pause" | "resume" | "run" | "preview" | "remove"}`
  | `schedule.add.${ScheduleOption | "id"}`
  | `schedule.edit.${ScheduleOption | "id"}`
  | `schedule.${"pause" | "resume" | "run" | "preview" | "remove"}.id`;

type ScheduleOption =
  | "channel"
  | "time"
  | "weekdays"
  | "time-zone"
  | "topic"
  | "nothing-new"
  | "thread"
  | "pictures"
  | "title"
  | "language"
  | "cron";

/** Permissions that the bot needs to post, by Discord's names. */
export type PermissionName =
  | "ViewChannel"
  | "SendMessages"
  | "AttachFiles"
  | "ReadMessageHistory"
  | "CreatePublicThreads"
  | "SendMessagesInThreads";

/** The texts about schedules in one language, as Discord Markdown. Arguments are escaped, times are Discord timestamps. */
export interface ScheduleTexts {
  /** At most 100 characters each. */
  readonly descriptions: Readonly<Record<ScheduleDescriptionKey, string>>;
  readonly nothingNew: { readonly line: string; readonly silence: string };
  readonly everyDay: string;
  /** "07:30 every day, Europe/Berlin" */
  readonly daily: (time: string, days: string, zone: string) => string;
  readonly cron: (expression: string, zone: string) => string;
  readonly topic: (topic: string) => string;
  readonly thread: string;
  readonly noPictures: string;
  readonly none: string;
  readonly unknown: (id: string) => string;
  readonly problems: Readonly<Record<"taken" | "too-many" | "too-often" | "busy", string>>;
  readonly postsIn: (id: string, channel: string, when: string) => string;
  readonly nextRuns: string;
  readonly paused: (why: "by-hand" | RefusalReason, since: string) => string;
  readonly resumed: (id: string) => string;
  readonly removed: (id: string) => string;
  readonly permissions: Readonly<Record<PermissionName, string>>;
  readonly missing: (channel: string, permissions: string) => string;
  readonly channelUnknown: (channel: string) => string;
  readonly wouldBeSilent: string;
  readonly runQueued: string;
  readonly runResult: (state: EditionState, channel: string, reason: string) => string;
  readonly status: {
    readonly last: (state: EditionState, slot: string) => string;
    readonly late: (minutes: number) => string;
    readonly noneYet: string;
    readonly next: (time: string) => string;
    readonly missed: (count: number) => string;
    readonly withProblem: (state: EditionState, slot: string, reason: string) => string;
  };
  /** Notice for the guild's error channel: what happened and what to do. */
  readonly notice: (kind: EditionNotice["kind"], values: NoticeValues) => string;
}

export interface NoticeValues {
  readonly id: string;
  readonly channel: string;
  readonly slot: string;
  readonly reason: string;
}
