import { isOn, type ScheduleOptions, switchValues } from "../../domain/schedules/schedule.ts";
import type { ScheduleInput } from "../../domain/schedules/schedule-service.ts";
import type { ParseResult, Timing } from "../../domain/schedules/timing.ts";
import { type Message, message } from "../../domain/texts/texts.ts";
import { parseTopic } from "../../text/queries/parse-topic.ts";
import { parseCronInput } from "./parse-cron-input.ts";
import { parseTimeOfDay } from "./parse-time-of-day.ts";
import { parseWeekdays } from "./parse-weekdays.ts";

const CHANNEL = /^\d{1,20}$/;
const ID = /^[a-z][a-z0-9-]{1,19}$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/;
const MAX_TITLE_LENGTH = 100;

type ParseZone = (typed: string) => ParseResult<string>;

const reject = (problem: Message) => ({ ok: false, problem }) as const;

/** Parses a schedule's name. */
export function parseScheduleId(typed: string): ParseResult<string> {
  const id = typed.trim().toLowerCase();
  if (ID.test(id)) return { ok: true, value: id };
  return reject(message("reason.input.name"));
}

/** Parses a timing. What the input does not set is taken from `current`, else it is every day, in `defaultZone`. */
export function parseTiming(
  input: ScheduleInput,
  current: Timing | null,
  defaultZone: string,
  parseZone: ParseZone,
): ParseResult<Timing> {
  const { time, days, cron } = input;
  const parsedZone = input.zone === undefined ? null : parseZone(input.zone);
  if (parsedZone?.ok === false) return parsedZone;
  const timeZone = parsedZone?.value ?? current?.timeZone ?? defaultZone;
  if (cron !== undefined && (time !== undefined || days !== undefined))
    return reject(message("reason.input.time-or-cron"));
  if (cron !== undefined) {
    const expression = parseCronInput(cron);
    return expression.ok
      ? { ok: true, value: { kind: "cron", expression: expression.value, timeZone } }
      : expression;
  }
  if (time === undefined && days === undefined && current !== null)
    return { ok: true, value: { ...current, timeZone } };
  return parseDaily({ time, days }, current, timeZone);
}

function parseDaily(
  { time, days }: Pick<ScheduleInput, "time" | "days">,
  current: Timing | null,
  timeZone: string,
): ParseResult<Timing> {
  const daily = current?.kind === "daily" ? current : null;
  const parsedTime = time === undefined ? null : parseTimeOfDay(time);
  if (parsedTime?.ok === false) return parsedTime;
  const timeOfDay = parsedTime?.value ?? daily?.time;
  if (timeOfDay === undefined) return reject(message("reason.input.no-time"));
  const weekdays = parseWeekdays(days ?? daily?.weekdays.join(", ") ?? "daily");
  if (!weekdays.ok) return weekdays;
  return { ok: true, value: { kind: "daily", time: timeOfDay, weekdays: weekdays.value, timeZone } };
}

/** Parses everything but the timing. What the input does not set is taken from `current`. */
export function parseScheduleOptions(
  input: ScheduleInput,
  current: ScheduleOptions,
): ParseResult<ScheduleOptions> {
  const valueOr = <T>(inputValue: T | undefined, fallback: T): T =>
    inputValue === undefined ? fallback : inputValue;
  const options: ScheduleOptions = {
    channel: valueOr(input.channel?.trim(), current.channel),
    title: blankAsNull(valueOr(input.title, current.title)),
    topic: blankAsNull(valueOr(input.topic, current.topic)),
    nothingNew: valueOr(input.nothingNew, current.nothingNew),
    ...switchValues((name) => input[name] ?? isOn(current, name)),
    language: blankAsNull(valueOr(input.language, current.language)),
  };
  const problem = problemOf(options);
  return problem === null ? { ok: true, value: options } : reject(problem);
}

function blankAsNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}

function problemOf({ channel, title, topic, language }: ScheduleOptions): Message | null {
  if (!CHANNEL.test(channel)) return message("reason.input.channel");
  if (title !== null && title.length > MAX_TITLE_LENGTH)
    return message("reason.input.title-length", { max: String(MAX_TITLE_LENGTH) });
  if (topic !== null && parseTopic(topic) === null) return message("reason.input.topic");
  if (language !== null && !LANGUAGE.test(language)) return message("reason.input.language");
  return null;
}
