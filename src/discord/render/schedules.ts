import { DAY_MS, MINUTE_MS } from "../../domain/core/time.ts";
import type { Edition } from "../../domain/delivery/edition.ts";
import type { Schedule } from "../../domain/schedules/schedule.ts";
import type { ScheduleStatus } from "../../domain/schedules/schedule-service.ts";
import { type Slot, type Timing, WEEKDAYS } from "../../domain/schedules/timing.ts";
import { escapeText } from "../message/escape.ts";
import type { PermissionName } from "../texts/schedule-texts.ts";
import type { Texts } from "../texts/texts.ts";
import { bold, shortText } from "./citations.ts";
import { smallPrint, timestamp } from "./small-print.ts";

const MONDAY = Date.UTC(2024, 0, 1);
const MAX_PROBLEM_EDITIONS = 3;
const MAX_REASON_CHARACTERS = 300;

/** A channel mention; it pings nobody. */
export function channelLink(channel: string): string {
  return `<#${channel}>`;
}

/** Describes a schedule, with its next times or why it is paused. */
export function scheduleLines(schedule: Schedule, next: readonly Slot[], texts: Texts): string[] {
  const { schedules } = texts;
  const { id, channel, timing, title, topic, nothingNew, thread, pictures, paused } = schedule;
  const details = [
    ...(title === null ? [] : [`“${escapeText(title)}”`]),
    ...(topic === null ? [] : [schedules.topic(escapeText(topic))]),
    schedules.nothingNew[nothingNew],
    ...(thread ? [schedules.thread] : []),
    ...(pictures === false ? [schedules.noPictures] : []),
  ];
  const when = timingText(timing, texts);
  const lines = [
    schedules.postsIn(escapeText(id), channelLink(channel), when),
    smallPrint(details.join(" · ")),
  ];
  if (paused !== null) return [...lines, schedules.paused(paused.reason, timestamp(paused.at, "R"))];
  return [
    ...lines,
    schedules.nextRuns,
    ...next.map(({ at }) => `- ${timestamp(at, "F")} (${timestamp(at, "R")})`),
  ];
}

function timingText(timing: Timing, { schedules, dateLocale }: Texts): string {
  const zone = escapeText(timing.timeZone);
  if (timing.kind === "cron") return schedules.cron(`\`${timing.expression}\``, zone);
  const names = new Intl.DateTimeFormat(dateLocale, { weekday: "short", timeZone: "UTC" });
  const days = timing.weekdays.map((day) => names.format(MONDAY + WEEKDAYS.indexOf(day) * DAY_MS));
  const all = days.length === WEEKDAYS.length;
  return schedules.daily(escapeText(timing.time), all ? schedules.everyDay : days.join(", "), zone);
}

/** The warning about missing permissions; `missing` is null if the bot does not see the channel. */
export function permissionLines(
  channel: string,
  missing: readonly PermissionName[] | null,
  { schedules }: Texts,
): string[] {
  if (missing === null) return [schedules.channelUnknown(channelLink(channel))];
  if (missing.length === 0) return [];
  const names = missing.map((name) => bold(schedules.permissions[name]));
  return [schedules.missing(channelLink(channel), names.join(", "))];
}

/** Status of a schedule, followed by its failed, missed and uncertain editions. */
export function scheduleStatus(status: ScheduleStatus, texts: Texts): string {
  const { schedule, last, lastLateMs, next, missed, troubled } = status;
  const { status: statusTexts, paused } = texts.schedules;
  const late = Math.floor((lastLateMs ?? 0) / MINUTE_MS);
  const parts = [
    last === null ? statusTexts.noneYet : statusTexts.last(last.state, timestamp(last.slot, "f")),
    ...(late > 0 ? [statusTexts.late(late)] : []),
    ...(next === null ? [] : [statusTexts.next(timestamp(next.at, "R"))]),
    ...(missed > 0 ? [statusTexts.missed(missed)] : []),
  ];
  const name = `${bold(escapeText(schedule.id))} ${channelLink(schedule.channel)}`;
  return [
    `${name}: ${parts.join(" · ")}`,
    ...(schedule.paused === null ? [] : [paused(schedule.paused.reason, timestamp(schedule.paused.at, "R"))]),
    ...troubled.slice(0, MAX_PROBLEM_EDITIONS).map((edition) => `- ${problemText(edition, texts)}`),
  ].join("\n");
}

function problemText({ state, slot, reason }: Edition, { schedules }: Texts): string {
  return schedules.status.withProblem(
    state,
    timestamp(slot, "f"),
    shortText(reason ?? "", MAX_REASON_CHARACTERS),
  );
}
