import type { CalendarDate, Instant } from "../core/time.ts";

/** The days of the week, in the order ISO 8601 numbers them (Monday is 1). */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A time of day in 24 hours, "07:30". */
export type TimeOfDay = string;

/** When a schedule's editions are due, by the clocks of `timeZone` (an IANA name, or an offset such as "+02:00"). */
export type Timing =
  | {
      readonly kind: "daily";
      readonly time: TimeOfDay;
      /** Without repeats; all seven mean every day, none means never. */
      readonly weekdays: readonly Weekday[];
      readonly timeZone: string;
    }
  | {
      readonly kind: "cron";
      /** Five fields, or six with seconds first, as node-cron reads them. */
      readonly expression: string;
      readonly timeZone: string;
    };

/** One occurrence of a timing. */
export interface Slot {
  readonly at: Instant;
  /** The day it was meant for. `at` lies on it, unless the clocks skipped the rest of that day. */
  readonly localDate: CalendarDate;
  /** What the clocks show at `at`: the time that was asked for, or the first one after a gap that holds it. */
  readonly localTime: TimeOfDay;
}

/** What was read from a person's words, or what is wrong with them: one line with an example. */
export type ParseResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };
