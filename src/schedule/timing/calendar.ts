import { DAY_MS } from "../../domain/core/time.ts";

/** A day of the Gregorian calendar; `number` counts days since 1 January 1970. */
export interface Day {
  readonly number: number;
  readonly year: number;
  /** 1-12 */
  readonly month: number;
  /** 1-31 */
  readonly date: number;
  /** 0 (Sunday) - 6 (Saturday), as cron counts. */
  readonly weekday: number;
}

export function dayOf(number: number): Day {
  const utc = new Date(number * DAY_MS);
  return {
    number,
    year: utc.getUTCFullYear(),
    month: utc.getUTCMonth() + 1,
    date: utc.getUTCDate(),
    weekday: utc.getUTCDay(),
  };
}

/** 28-31 */
export function daysInMonth({ year, month }: Day): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A timing as days and local times, independent of the time zone. */
export interface Pattern {
  /** Milliseconds after midnight, ascending, without repeats. */
  readonly times: readonly number[];
  /** Whether it runs in every hour. Then a repeated hour runs twice and a skipped one not at all. */
  readonly everyHour: boolean;
  runsOn(day: Day): boolean;
}
