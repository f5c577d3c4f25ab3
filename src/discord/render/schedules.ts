import { MINUTE_MS } from "../../domain/core/time.ts";
import { type Edition, editionReason } from "../../domain/delivery/edition.ts";
import { changedSwitches, type Schedule } from "../../domain/schedules/schedule.ts";
import type { ScheduleStatus } from "../../domain/schedules/schedule-service.ts";
import { type Slot, type Timing, WEEKDAYS } from "../../domain/schedules/timing.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { weekdayName } from "../../text/display/dates.ts";
import { escapeText } from "../message/escape.ts";
import type { PermissionName } from "../message/permission-name.ts";
import { bold, shortText } from "./citations.ts";
import { smallPrint, timestamp } from "./small-print.ts";

const MAX_PROBLEM_EDITIONS = 3;
const MAX_REASON_CHARACTERS = 300;

/** A channel mention; it pings nobody. */
export function channelLink(channel: string): string {
  return `<#${channel}>`;
}

/** Describes a schedule, with its next times or why it is paused. */
export function scheduleLines(schedule: Schedule, next: readonly Slot[], texts: Texts): string[] {
  const { id, channel, timing, title, topic, nothingNew, paused } = schedule;
  const details = [
    ...(title === null ? [] : [`“${escapeText(title)}”`]),
    ...(topic === null ? [] : [texts.t("discord.schedule.topic", { topic: escapeText(topic) })]),
    texts.t(`discord.schedule.if-nothing-new.${nothingNew}`),
    ...changedSwitches(schedule).map((change) => texts.t(`discord.schedule.switch.${change}`)),
  ];
  const when = timingText(timing, texts);
  const lines = [
    texts.t("discord.schedule.posts-in", { id: escapeText(id), channel: channelLink(channel), when }),
    smallPrint(details.join(" · ")),
  ];
  if (paused !== null) return [...lines, pausedText(paused, texts)];
  return [
    ...lines,
    texts.t("discord.schedule.next-runs"),
    ...next.map(({ at }) => `- ${timestamp(at, "F")} (${timestamp(at, "R")})`),
  ];
}

function pausedText({ reason, at }: NonNullable<Schedule["paused"]>, texts: Texts): string {
  return texts.t(`discord.schedule.paused.${reason}`, { since: timestamp(at, "R") });
}

function timingText(timing: Timing, texts: Texts): string {
  const zone = escapeText(timing.timeZone);
  if (timing.kind === "cron")
    return texts.t("discord.schedule.cron", { expression: `\`${timing.expression}\``, zone });
  const weekdays = timing.weekdays.map((day) => weekdayName(WEEKDAYS.indexOf(day), "short", texts));
  const all = weekdays.length === WEEKDAYS.length;
  const days = all ? texts.t("discord.schedule.every-day") : weekdays.join(", ");
  return texts.t("discord.schedule.daily", { time: escapeText(timing.time), days, zone });
}

/** The warning about missing permissions; `missing` is null if the bot does not see the channel. */
export function permissionLines(
  channel: string,
  missing: readonly PermissionName[] | null,
  texts: Texts,
): string[] {
  if (missing === null)
    return [texts.t("discord.schedule.channel-unknown", { channel: channelLink(channel) })];
  if (missing.length === 0) return [];
  const permissions = missing.map((permission) =>
    bold(texts.t("discord.schedule.permission", { permission })),
  );
  return [
    texts.t("discord.schedule.missing-permissions", {
      channel: channelLink(channel),
      permissions: permissions.join(", "),
    }),
  ];
}

/** Status of a schedule, followed by its failed, missed and uncertain editions. */
export function scheduleStatus(status: ScheduleStatus, texts: Texts): string {
  const { schedule, last, lastLateMs, next, missed, troubled } = status;
  const late = Math.floor((lastLateMs ?? 0) / MINUTE_MS);
  const parts = [
    last === null
      ? texts.t("discord.schedule.none-yet")
      : texts.t("discord.schedule.last", {
          slot: timestamp(last.slot, "f"),
          state: texts.t(`discord.schedule.state.${last.state}`),
        }),
    ...(late > 0 ? [texts.t("discord.schedule.late", { minutes: late })] : []),
    ...(next === null ? [] : [texts.t("discord.schedule.next", { time: timestamp(next.at, "R") })]),
    ...(missed > 0 ? [texts.t("discord.schedule.missed", { count: missed })] : []),
  ];
  const name = `${bold(escapeText(schedule.id))} ${channelLink(schedule.channel)}`;
  return [
    `${name}: ${parts.join(" · ")}`,
    ...(schedule.paused === null ? [] : [pausedText(schedule.paused, texts)]),
    ...troubled.slice(0, MAX_PROBLEM_EDITIONS).map((edition) => `- ${problemText(edition, texts)}`),
  ].join("\n");
}

function problemText(edition: Edition, texts: Texts): string {
  const { state, slot } = edition;
  return texts.t("discord.schedule.edition-problem", {
    state: texts.t(`discord.schedule.state.${state}`),
    slot: timestamp(slot, "f"),
    reason: shortText(editionReason(edition, texts) ?? "", MAX_REASON_CHARACTERS),
  });
}
