import type { ParseResult, TimeOfDay } from "../../domain/schedules/timing.ts";
import { type Message, message } from "../../domain/texts/texts.ts";

const WORDS: ReadonlyMap<string, TimeOfDay> = new Map([
  ["noon", "12:00"],
  ["midday", "12:00"],
  ["midnight", "00:00"],
]);
/** "7:30", "07.30", "19h30", "7h", "0730", "7 pm", "7:30 p.m.", "7.30 Uhr", "7:30 o'clock" */
const TIME =
  /^(?<hour>\d{1,2})(?:\s*[:.h]\s*(?<minute>\d{2})|(?<bare>\d{2})|(?<mark>\s*h))?(?:\s*(?<half>[ap])\.?m?\.?|\s*(?<clock>uhr|o'clock|h))?$/;
const EXAMPLE = message("reason.input.time-example");

/** Parses a time of day typed by a person into 24-hour format: "7:30 pm" is "19:30". */
export function parseTimeOfDay(typed: string): ParseResult<TimeOfDay> {
  const text = typed.normalize("NFKC").trim().toLowerCase();
  const namedTime = WORDS.get(text);
  if (namedTime !== undefined) return { ok: true, value: namedTime };
  const groups = TIME.exec(text)?.groups;
  if (groups === undefined) return reject(message("reason.input.time"));
  const { hour = "", minute, bare, mark, half, clock } = groups;
  if ((minute ?? bare ?? mark ?? half ?? clock) === undefined) {
    return reject(message("reason.input.time-ambiguous", { hour }));
  }
  return to24Hours(Number(hour), Number(minute ?? bare ?? 0), half);
}

function to24Hours(hour: number, minute: number, half: string | undefined): ParseResult<TimeOfDay> {
  if (minute > 59) return reject(message("reason.input.minutes"));
  if (half === undefined) {
    if (hour === 24 && minute === 0) return reject(message("reason.input.midnight"));
    return hour > 23
      ? reject(message("reason.input.hours"))
      : { ok: true, value: formatTimeOfDay(hour, minute) };
  }
  if (hour < 1 || hour > 12) return reject(message("reason.input.hours-half"));
  return { ok: true, value: formatTimeOfDay((hour % 12) + (half === "p" ? 12 : 0), minute) };
}

function formatTimeOfDay(hour: number, minute: number): TimeOfDay {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function reject(problem: Message): ParseResult<never> {
  return { ok: false, problem: message("reason.input.with-example", { problem, example: EXAMPLE }) };
}
