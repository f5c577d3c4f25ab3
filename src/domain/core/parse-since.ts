import type { Instant } from "./time.ts";

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const HAS_OFFSET = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i;

/**
 * Reads an ISO 8601 date or time: "2026-05-06" is that day's start and "2026-05-06T08:00" that hour in the time
 * zone (IANA name); with Z or an offset it means that instant. Null when it is neither.
 */
export function parseSince(text: string, timeZone: string): Instant | null {
  try {
    return instantOf(text, timeZone).toString({ fractionalSecondDigits: 3 });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function instantOf(text: string, timeZone: string): Temporal.Instant {
  if (DATE_ONLY.test(text)) return Temporal.PlainDate.from(text).toZonedDateTime(timeZone).toInstant();
  if (text.includes("[")) return Temporal.ZonedDateTime.from(text).toInstant();
  if (HAS_OFFSET.test(text.slice("2026-05-06".length))) return Temporal.Instant.from(text);
  return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant();
}

const SPAN = /^(\d{1,4})\s*(h|d|w)$/i;
const HOURS: Readonly<Record<string, number>> = { h: 1, d: 24, w: 7 * 24 };

/** The start of a day that lies so many days back, in the time zone. */
export function startOfDay(now: Instant, daysBack: number, timeZone: string): Instant {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).startOfDay();
  return today.subtract({ days: daysBack }).toInstant().toString({ fractionalSecondDigits: 3 });
}

/** Reads a span back from now ("24h", "3d", "1w"); null when it is none. */
export function parseSpanBack(text: string, now: Instant): Instant | null {
  const [, count, unit] = SPAN.exec(text.trim()) ?? [];
  if (count === undefined || unit === undefined) return null;
  const hours = Number(count) * (HOURS[unit.toLowerCase()] ?? 0);
  return Temporal.Instant.from(now).subtract({ hours }).toString({ fractionalSecondDigits: 3 });
}
