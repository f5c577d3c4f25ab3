import type { Reading, Timing } from "../domain/schedule.ts";
import type { Chosen, Wish } from "../domain/schedules.ts";
import { readTopic } from "../text/topics.ts";
import { readCron } from "./read-cron.ts";
import { readTime } from "./read-time.ts";
import { readWeekdays } from "./read-weekdays.ts";

const CHANNEL = /^\d{1,20}$/;
const ID = /^[a-z][a-z0-9-]{1,19}$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/;
const LONGEST_TITLE = 100;

type ReadZone = (typed: string) => Reading<string>;

const refused = (problem: string) => ({ ok: false, problem }) as const;

/** A schedule's name from a person's words. */
export function readId(typed: string): Reading<string> {
  const id = typed.trim().toLowerCase();
  if (ID.test(id)) return { ok: true, value: id };
  return refused(
    'A name is 2 to 20 letters, digits or hyphens and begins with a letter, as in "morning" or "week-end".',
  );
}

/** When it is due: what the wish says, and for the rest what `before` says, or else every day in `zone`. */
export function readTiming(
  wish: Wish,
  before: Timing | null,
  zone: string,
  readZone: ReadZone,
): Reading<Timing> {
  const { time, days, cron } = wish;
  const named = wish.zone === undefined ? null : readZone(wish.zone);
  if (named?.ok === false) return named;
  const timeZone = named?.value ?? before?.timeZone ?? zone;
  if (cron !== undefined && (time !== undefined || days !== undefined))
    return refused("Give either a time with days, or a cron expression, not both.");
  if (cron !== undefined) {
    const expression = readCron(cron);
    return expression.ok
      ? { ok: true, value: { kind: "cron", expression: expression.value, timeZone } }
      : expression;
  }
  if (time === undefined && days === undefined && before !== null)
    return { ok: true, value: { ...before, timeZone } };
  return readDaily({ time, days }, before, timeZone);
}

function readDaily(
  { time, days }: Pick<Wish, "time" | "days">,
  before: Timing | null,
  timeZone: string,
): Reading<Timing> {
  const daily = before?.kind === "daily" ? before : null;
  const read = time === undefined ? null : readTime(time);
  if (read?.ok === false) return read;
  const clock = read?.value ?? daily?.time;
  if (clock === undefined) return refused('It needs a time of day, as in "07:30", or a cron expression.');
  const weekdays = readWeekdays(days ?? daily?.weekdays.join(", ") ?? "daily");
  if (!weekdays.ok) return weekdays;
  return { ok: true, value: { kind: "daily", time: clock, weekdays: weekdays.value, timeZone } };
}

/** Everything but the timing: what the wish says, and for the rest what `before` says. */
export function readChosen(wish: Wish, before: Chosen): Reading<Chosen> {
  const keep = <T>(wished: T | undefined, kept: T): T => (wished === undefined ? kept : wished);
  const chosen: Chosen = {
    channel: keep(wish.channel?.trim(), before.channel),
    title: blankAsNull(keep(wish.title, before.title)),
    topic: blankAsNull(keep(wish.topic, before.topic)),
    nothingNew: keep(wish.nothingNew, before.nothingNew),
    thread: keep(wish.thread, before.thread),
    pictures: keep(wish.pictures, before.pictures ?? true),
    language: blankAsNull(keep(wish.language, before.language)),
  };
  const problem = problemOf(chosen);
  return problem === null ? { ok: true, value: chosen } : refused(problem);
}

function blankAsNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}

function problemOf({ channel, title, topic, language }: Chosen): string | null {
  if (!CHANNEL.test(channel))
    return "A channel is given by its number (Discord: right-click the channel, Copy Channel ID).";
  if (title !== null && title.length > LONGEST_TITLE)
    return `A title has at most ${LONGEST_TITLE} characters.`;
  if (topic !== null && readTopic(topic) === null)
    return 'That topic names nothing. Write words that documents hold, as in "ferries" or "Chile fires -football".';
  if (language !== null && !LANGUAGE.test(language)) return 'A language is given by its code, as in "en".';
  return null;
}
