import { Fault } from "../../domain/core/fault.ts";
import { HOUR_MS, MINUTE_MS } from "../../domain/core/time.ts";
import { type Timing, WEEKDAYS } from "../../domain/schedules/timing.ts";
import { message } from "../../domain/texts/texts.ts";
import type { Pattern } from "./calendar.ts";
import { parseCron } from "./cron.ts";

const TIME_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Throws Fault "timing-unreadable" for an invalid time of day or cron expression. */
export function patternOf(timing: Timing): Pattern {
  return timing.kind === "cron" ? cronPattern(timing.expression) : dailyPattern(timing);
}

function cronPattern(expression: string): Pattern {
  const parsed = parseCron(expression);
  if (parsed.ok) return parsed.value;
  throw new Fault(
    "timing-unreadable",
    message("reason.timing.cron", { expression: JSON.stringify(expression), problem: parsed.problem }),
  );
}

function dailyPattern({ time, weekdays }: Extract<Timing, { kind: "daily" }>): Pattern {
  const [, hour, minute] = TIME_OF_DAY.exec(time) ?? [];
  if (hour === undefined) {
    throw new Fault("timing-unreadable", message("reason.timing.time", { time: JSON.stringify(time) }));
  }
  // WEEKDAYS starts with Monday; in cron and Day, Sunday is 0.
  const runDays = new Set(weekdays.map((weekday) => (WEEKDAYS.indexOf(weekday) + 1) % 7));
  return {
    times: [Number(hour) * HOUR_MS + Number(minute) * MINUTE_MS],
    everyHour: false,
    runsOn: (day) => runDays.has(day.weekday),
  };
}
