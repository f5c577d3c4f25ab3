import { MINUTE_MS } from "../../domain/core/time.ts";
import type { Edition } from "../../domain/delivery/edition.ts";
import type { Schedule } from "../../domain/schedules/schedule.ts";
import type { ScheduleStatus } from "../../domain/schedules/schedule-service.ts";
import type { Slot } from "../../domain/schedules/timing.ts";
import { shortDateTime } from "../../text/display/british-dates.ts";
import { timingText } from "../../text/display/timing-text.ts";
import { blocksText, type Paragraph } from "../terminal/layout.ts";
import { plain } from "../terminal/plain.ts";
import type { ViewOptions } from "./briefing-view.ts";

/** A schedule with its next slots and its past. */
export interface ScheduleEntry {
  readonly schedule: Schedule;
  readonly next: readonly Slot[];
  /** Null to leave out the past. */
  readonly status: ScheduleStatus | null;
}

const INDENT = 3;

export function scheduleListView(entries: readonly ScheduleEntry[], options: ViewOptions): string {
  if (entries.length === 0) return "There are no schedules yet.\n";
  return blocksText(
    entries.map((entry) => scheduleBlock(entry, options)),
    options.columns,
  );
}

function scheduleBlock({ schedule, next, status }: ScheduleEntry, options: ViewOptions): Paragraph[] {
  const { paint } = options;
  const { id, timing, channel, topic, title, nothingNew, thread, pictures, paused } = schedule;
  const about = [
    `channel ${channel}`,
    ...(title === null ? [] : [`title: ${plain(title)}`]),
    ...(topic === null ? [] : [`topic: ${plain(topic)}`]),
    ...(nothingNew === "silence" ? ["silent when nothing is new"] : []),
    ...(thread ? ["in a thread"] : []),
    ...(pictures === false ? ["without pictures"] : []),
  ];
  const nextRuns = next.map(({ localDate, localTime }) => `${localDate} ${localTime}`).join(", ");
  return [
    { indent: 0, lead: `${paint.bold(id)}  `, text: timingText(timing), hang: INDENT },
    detail(about.join(" · ")),
    detail(
      paused === null
        ? `next: ${nextRuns === "" ? "never" : nextRuns}`
        : paint.yellow(`paused: ${PAUSED[paused.reason]}`),
    ),
    ...(status === null ? [] : history(status, options)),
  ];
}

const PAUSED = {
  "by-hand": "by hand",
  forbidden: "the bot has no permission to post there; grant it, then resume",
  gone: "the channel no longer exists; choose another, then resume",
  invalid: "Discord rejected the message",
} as const;

const detail = (text: string): Paragraph => ({ indent: INDENT, lead: "", text, hang: 0 });

function history({ last, lastLateMs, missed, troubled }: ScheduleStatus, options: ViewOptions): Paragraph[] {
  const lines = last === null ? [] : [detail(`last: ${editionText(last, lastLateMs, options)}`)];
  if (missed > 0) lines.push(detail(options.paint.yellow(`missed: ${missed}`)));
  const others = troubled.filter(({ ref }) => ref !== last?.ref).slice(0, 3);
  return [
    ...lines,
    ...others.map((edition) => detail(options.paint.red(editionText(edition, null, options)))),
  ];
}

function editionText(
  { slot, state, reason }: Edition,
  lateMs: number | null,
  { timeZone }: ViewOptions,
): string {
  const late =
    lateMs !== null && lateMs > MINUTE_MS ? `, ${Math.round(lateMs / MINUTE_MS)} minutes late` : "";
  const why = reason === null ? "" : ` (${plain(reason)})`;
  return `${shortDateTime(slot, timeZone)} ${state}${late}${why}`;
}

/** The shape of `schedule list --json`. A contract: fields are added, never renamed. */
export function scheduleJson({ schedule, next, status }: ScheduleEntry) {
  const { ref: _ref, ...fields } = schedule;
  return {
    ...fields,
    next: next.map(({ at, localDate, localTime }) => ({ at, localDate, localTime })),
    ...(status === null
      ? {}
      : {
          last: status.last === null ? null : editionJson(status.last),
          lastLateMs: status.lastLateMs,
          missed: status.missed,
          troubled: status.troubled.map(editionJson),
        }),
  };
}

function editionJson({ slot, state, late, reason, endedAt }: Edition) {
  return { slot, state, late, reason, endedAt };
}
