import CachePolicy from "http-cache-semantics";
import { DAY_MS, HOUR_MS, type Instant, instantAfter, MINUTE_MS, SECOND_MS } from "../../domain/core/time.ts";
import type { FeedRhythm } from "../../domain/feeds/feed-reader.ts";
import type { Headers } from "./fetch-url.ts";

/** However long a feed or its server wants to be left alone. */
const MAX_WAIT_MS = DAY_MS;
const MAX_HOLD_MS = 7 * DAY_MS;
const MAX_DOUBLINGS = 7;
/** RSS names days in English. */
const WEEKDAY = new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" });

export interface NextFetch {
  readonly now: Instant;
  readonly intervalMs: number;
  readonly url: string;
  readonly headers: Headers;
  readonly rhythm: FeedRhythm | null;
}

/**
 * When a feed is asked again after a success: the longest of our interval, what the feed states and how long the response is fresh,
 * within a day; then not in hours and on days that the feed excludes.
 */
export function nextFetchAt({ now, intervalMs, url, headers, rhythm }: NextFetch): Instant {
  const policy = new CachePolicy(
    { url, headers: {} },
    { status: 200, headers: { ...headers } },
    { shared: false },
  );
  const fresh = (policy.maxAge() - Number(headers.age ?? 0)) * SECOND_MS || 0;
  const stated = (rhythm?.everyMinutes ?? 0) * MINUTE_MS;
  const wait = Math.max(intervalMs, Math.min(MAX_WAIT_MS, Math.max(stated, fresh)));
  return rhythm === null ? instantAfter(now, wait) : afterSkipped(instantAfter(now, wait), rhythm);
}

/** The first hour from `at` on that the feed does not exclude; `at` if it excludes a whole week. */
function afterSkipped(at: Instant, { skipHours, skipDays }: FeedRhythm): Instant {
  const days = skipDays.map((day) => day.toLowerCase());
  for (let hours = 0; hours < 7 * 24; hours += 1) {
    const time = new Date(Date.parse(at) + hours * HOUR_MS);
    if (!skipHours.includes(time.getUTCHours()) && !days.includes(WEEKDAY.format(time).toLowerCase()))
      return time.toISOString();
  }
  return at;
}

/** When it is asked again after so many failures in a row. */
export function nextTryAt(now: Instant, intervalMs: number, failures: number): Instant {
  return instantAfter(now, Math.min(MAX_WAIT_MS, intervalMs * 2 ** Math.min(failures, MAX_DOUBLINGS)));
}

/** Retry-After, in seconds or as a date; null if it is absent, unreadable or past. At most a week from now. */
export function holdUntil(now: Instant, { "retry-after": value }: Headers): Instant | null {
  if (value === undefined) return null;
  const nowMs = Date.parse(now);
  const at = /^\d{1,9}$/.test(value.trim()) ? nowMs + Number(value) * 1000 : Date.parse(value);
  return at > nowMs ? new Date(Math.min(at, nowMs + MAX_HOLD_MS)).toISOString() : null;
}
