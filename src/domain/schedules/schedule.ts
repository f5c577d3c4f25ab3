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

/**
 * The options of a schedule that are on or off. Commands, forms and lists offer and show each under its name, once `locales`
 * has its texts. A stored schedule without one, older than the option, has its default.
 */
export const SCHEDULE_SWITCHES = {
  /** Posts all parts but the first in a thread. */
  thread: { byDefault: false },
  /** Posts a picture with each briefing. */
  pictures: { byDefault: true },
} as const;

export type ScheduleSwitch = keyof typeof SCHEDULE_SWITCHES;
export const SWITCH_NAMES = Object.keys(SCHEDULE_SWITCHES) as readonly ScheduleSwitch[];
export type SwitchValues = { readonly [Name in ScheduleSwitch]?: boolean | undefined };

/** "thread" or "no-pictures": a switch that is not at its default. */
export type ChangedSwitch = {
  [Name in ScheduleSwitch]: (typeof SCHEDULE_SWITCHES)[Name]["byDefault"] extends true ? `no-${Name}` : Name;
}[ScheduleSwitch];

export function switchValues(read: (name: ScheduleSwitch) => boolean | undefined): SwitchValues {
  return Object.fromEntries(SWITCH_NAMES.map((name) => [name, read(name)]));
}

export function isOn(values: SwitchValues, name: ScheduleSwitch): boolean {
  return values[name] ?? SCHEDULE_SWITCHES[name].byDefault;
}

export function changedSwitches(values: SwitchValues): readonly ChangedSwitch[] {
  const changed = SWITCH_NAMES.filter((name) => isOn(values, name) !== SCHEDULE_SWITCHES[name].byDefault);
  return changed.map((name) => (isOn(values, name) ? name : `no-${name}`) as ChangedSwitch);
}

/** When and where a briefing is posted, and about what. */
export interface Schedule extends SwitchValues {
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
  "channel" | "title" | "topic" | "nothingNew" | "language" | ScheduleSwitch
>;
