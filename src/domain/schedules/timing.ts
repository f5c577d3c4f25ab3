import type { CalendarDate, Instant } from "../core/time.ts";
import type { Message } from "../texts/texts.ts";

/** The days of the week, in the order ISO 8601 numbers them (Monday is 1). */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A time of day in 24 hours, "07:30". */
export type TimeOfDay = string;

/** When editions are due, by the clocks of `timeZone` (an IANA name, or an offset such as "+02:00"). */
export type Timing =
  | {
      readonly kind: "daily";
      readonly time: TimeOfDay;
      /** Without repetitions; all seven mean every day, none means never. */
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
  /** The day it belongs to. `at` is on this day, unless the clocks skipped the rest of it. */
  readonly localDate: CalendarDate;
  /** The local time at `at`: the requested time, or the first one after the gap when the clocks skipped it. */
  readonly localTime: TimeOfDay;
}

/** A parsed value, or what is wrong with the input: one line with an example. */
export type ParseResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Message };
