import type { PublishedTime } from "../../domain/core/published-time.ts";
import type { CalendarDate, Instant } from "../../domain/core/time.ts";

export type PartOfDay = "morning" | "afternoon" | "evening";

/** Afternoon begins at 12:00 and evening at 18:00, in a time zone (IANA name). */
export function partOfDay(at: Instant, timeZone: string): PartOfDay {
  const { hour } = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

/** The calendar day in a time zone (IANA name). */
export function localDay(at: Instant, timeZone: string): CalendarDate {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The publication day: as stated if only a day is stated, else the local day in a time zone. */
export function publicationDay(
  { at, precision }: Omit<PublishedTime, "from">,
  timeZone: string,
): CalendarDate {
  return precision === "day" ? at.slice(0, 10) : localDay(at, timeZone);
}
