import { DAY_MS, MINUTE_MS } from "../../domain/core/time.ts";
import type { ParseResult } from "../../domain/schedules/timing.ts";
import { message } from "../../domain/texts/texts.ts";
import { dayOf, type Pattern } from "../timing/calendar.ts";
import { parseCron } from "../timing/cron.ts";

/** More frequent briefings would be noise in the channel, and costly. */
export const MIN_MINUTES_APART = 15;

/** A century, in which every possible date occurs. */
const MAX_DAYS_SCANNED = 36_525;

/**
 * Parses a cron expression typed by a person, with white space normalised. Rejects what node-cron rejects, what matches no
 * day, and intervals shorter than MIN_MINUTES_APART.
 */
export function parseCronInput(typed: string): ParseResult<string> {
  const expression = typed.trim().replace(/\s+/g, " ");
  const parsed = parseCron(expression);
  if (!parsed.ok) return parsed;
  if (!anyDay(parsed.value, () => true)) {
    return { ok: false, problem: message("reason.input.cron-no-day") };
  }
  if (minIntervalMs(parsed.value) >= MIN_MINUTES_APART * MINUTE_MS) return { ok: true, value: expression };
  return {
    ok: false,
    problem: message("reason.input.cron-too-often", { minutes: String(MIN_MINUTES_APART) }),
  };
}

/** The shortest interval between two slots in milliseconds, ignoring daylight saving time. */
function minIntervalMs(pattern: Pattern): number {
  const { times } = pattern;
  const withinDay = Math.min(...times.slice(1).map((time, i) => time - (times[i] ?? 0)), DAY_MS);
  const overMidnight = (times[0] ?? 0) + DAY_MS - (times.at(-1) ?? 0);
  if (overMidnight >= withinDay) return withinDay;
  const runsOnConsecutiveDays = anyDay(pattern, (number) => pattern.runsOn(dayOf(number + 1)));
  return runsOnConsecutiveDays ? overMidnight : withinDay;
}

function anyDay(pattern: Pattern, test: (number: number) => boolean): boolean {
  for (let number = 0; number < MAX_DAYS_SCANNED; number += 1) {
    if (pattern.runsOn(dayOf(number)) && test(number)) return true;
  }
  return false;
}
