import { type DetailedValidation, validateDetailed } from "node-cron";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "../../domain/core/time.ts";
import type { ParseResult } from "../../domain/schedules/timing.ts";
import { type Message, message } from "../../domain/texts/texts.ts";
import type { Day, Pattern } from "./calendar.ts";
import { dayMatcher } from "./cron-days.ts";

/** Longer than any useful expression. node-cron expands ranges before it checks them, so "0-9999999999" would exhaust memory. */
const MAX_EXPRESSION_LENGTH = 120;
const LONG_NUMBER = /\d{4}/;
const EXAMPLE = message("reason.input.cron-example");

type Fields = NonNullable<DetailedValidation["fields"]>;

/** Parses a cron expression as node-cron 4.6 does. */
export function parseCron(expression: string): ParseResult<Pattern> {
  if (expression.length > MAX_EXPRESSION_LENGTH || LONG_NUMBER.test(expression)) {
    return reject(message("reason.input.cron-too-long"));
  }
  const { fields, errors } = validateDetailed(expression);
  if (fields !== undefined) return { ok: true, value: patternOf(fields) };
  return reject(problemOf(errors));
}

function reject(problem: Message): ParseResult<never> {
  return { ok: false, problem: message("reason.input.with-example", { problem, example: EXAMPLE }) };
}

/** As node-cron names the fields. */
const FIELD_NAMES: Readonly<Record<string, Message>> = {
  second: message("reason.input.cron-field.second"),
  minute: message("reason.input.cron-field.minute"),
  hour: message("reason.input.cron-field.hour"),
  dayOfMonth: message("reason.input.cron-field.dayOfMonth"),
  month: message("reason.input.cron-field.month"),
  dayOfWeek: message("reason.input.cron-field.dayOfWeek"),
};

function problemOf(errors: DetailedValidation["errors"]): Message {
  const { field: fieldName = "expression", value = "", message: detail = "" } = errors[0] ?? {};
  const field = FIELD_NAMES[fieldName];
  if (field === undefined) return message("reason.input.cron-invalid", { detail });
  if (detail.includes("impossible")) return message("reason.input.cron-date");
  return message("reason.input.cron-field", { value: JSON.stringify(value), field });
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
