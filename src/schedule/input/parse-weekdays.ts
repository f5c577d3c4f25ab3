import { type ParseResult, WEEKDAYS, type Weekday } from "../../domain/schedules/timing.ts";
import { type Message, message } from "../../domain/texts/texts.ts";
import { weekdayNumber } from "../../text/dates/date-words.ts";

const WORKING_DAYS = WEEKDAYS.slice(0, 5);
const NAMED_SETS: ReadonlyMap<string, readonly Weekday[]> = new Map<string, readonly Weekday[]>([
  ...["daily", "everyday", "every day", "all days", "all"].map((name) => [name, WEEKDAYS] as const),
  ...["weekdays", "weekday", "every weekday", "workdays", "working days"].map(
    (name) => [name, WORKING_DAYS] as const,
  ),
  ...["weekends", "weekend"].map((name) => [name, WEEKDAYS.slice(5)] as const),
]);
const ENGLISH = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const SEPARATOR = /\s*(?:,|;|&|\+|\/|\band\b|\s)\s*/;
const RANGE = /\s*(?:-|\u2013|\u2014|\bto\b|\bthrough\b|\.\.)\s*/g;
const EXAMPLE = message("reason.input.days-example");

/** Parses days of the week ("mon-fri", "Mon, Wed", "fri to mon", "daily"). The result starts with Monday. */
export function parseWeekdays(typed: string): ParseResult<readonly Weekday[]> {
  const text = typed.normalize("NFKC").trim().toLowerCase();
  const days = new Set<Weekday>();
  for (const entry of splitEntries(text)) {
    const parsed = NAMED_SETS.get(entry) ?? parseRange(entry);
    if (parsed === null) return reject(problemWith(entry));
    for (const day of parsed) days.add(day);
  }
  if (days.size === 0) return reject(message("reason.input.no-day"));
  return { ok: true, value: WEEKDAYS.filter((day) => days.has(day)) };
}

function splitEntries(text: string): readonly string[] {
  if (NAMED_SETS.has(text)) return [text];
  return text
    .replace(RANGE, "-")
    .split(SEPARATOR)
    .filter((entry) => entry !== "");
}

/** Parses a day or a range of days, which may wrap around Sunday; null if it is neither. */
function parseRange(entry: string): readonly Weekday[] | null {
  const ends = entry.split("-").map(parseDay);
  const [from, to = from] = ends;
  if (ends.length > 2 || from === undefined || to === undefined || from === null || to === null) return null;
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, i) => WEEKDAYS[(from + i) % 7]).filter((day) => day !== undefined);
}

/** 0 (Monday) to 6 for "mo", "mon", "mondays", "Montag" or "lundi"; null if it is no day. */
function parseDay(name: string): number | null {
  const english = name.length >= 2 ? ENGLISH.findIndex((day) => `${day}s`.startsWith(name)) : -1;
  if (english >= 0) return english;
  const number = weekdayNumber(name);
  return number === null ? null : number - 1;
}

function problemWith(entry: string): Message {
  return message("reason.input.not-a-day", { word: JSON.stringify(entry.slice(0, 40)) });
}

function reject(problem: Message): ParseResult<never> {
  return { ok: false, problem: message("reason.input.with-example", { problem, example: EXAMPLE }) };
}
