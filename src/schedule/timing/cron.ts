import { type DetailedValidation, validateDetailed } from "node-cron";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "../../domain/core/time.ts";
import type { ParseResult } from "../../domain/schedules/timing.ts";
import type { Day, Pattern } from "./calendar.ts";
import { dayMatcher } from "./cron-days.ts";

/** Longer than any useful expression. node-cron expands ranges before it checks them, so "0-9999999999" would exhaust memory. */
const MAX_EXPRESSION_LENGTH = 120;
const LONG_NUMBER = /\d{4}/;
const EXAMPLE = '"30 7 * * 1-5" is 07:30 from Monday to Friday';

type Fields = NonNullable<DetailedValidation["fields"]>;

/** Parses a cron expression as node-cron 4.6 does. */
export function parseCron(expression: string): ParseResult<Pattern> {
  if (expression.length > MAX_EXPRESSION_LENGTH || LONG_NUMBER.test(expression)) {
    return { ok: false, problem: `That is too long for a cron expression. ${EXAMPLE}.` };
  }
  const { fields, errors } = validateDetailed(expression);
  if (fields !== undefined) return { ok: true, value: patternOf(fields) };
  return { ok: false, problem: `${problemOf(errors)} ${EXAMPLE}.` };
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  second: "second",
  minute: "minute",
  hour: "hour",
  dayOfMonth: "day of the month",
  month: "month",
  dayOfWeek: "day of the week",
};

function problemOf(errors: DetailedValidation["errors"]): string {
  const { field = "expression", value = "", message = "" } = errors[0] ?? {};
  const name = FIELD_NAMES[field];
  if (name === undefined) return `That is not a cron expression (${message}).`;
  if (message.includes("impossible")) return "That date does not exist.";
  return `${JSON.stringify(value)} can't be the ${name} of a cron expression.`;
}

function patternOf(fields: Fields): Pattern {
  const months = new Set(fields.month);
  const matchesDay = dayMatcher(fields.dayOfMonth, fields.dayOfWeek);
  return {
    times: timesOfDay(fields),
    everyHour: new Set(fields.hour).size === 24,
    runsOn: (day: Day) => months.has(day.month) && matchesDay(day),
  };
}

function timesOfDay({ hour, minute, second }: Fields): readonly number[] {
  const [hours, minutes, seconds] = [hour, minute, second].map(ascending) as [number[], number[], number[]];
  const times: number[] = [];
  for (const h of hours) {
    for (const m of minutes) for (const s of seconds) times.push(h * HOUR_MS + m * MINUTE_MS + s * SECOND_MS);
  }
  return times;
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
