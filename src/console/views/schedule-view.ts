import { MINUTE_MS } from "../../domain/core/time.ts";
import { type Edition, editionReason } from "../../domain/delivery/edition.ts";
import { changedSwitches, type Schedule } from "../../domain/schedules/schedule.ts";
import type { ScheduleStatus } from "../../domain/schedules/schedule-service.ts";
import type { Slot } from "../../domain/schedules/timing.ts";
import { shortDateTime } from "../../text/display/dates.ts";
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
  if (entries.length === 0) return `${options.texts.t("console.schedule.none")}\n`;
  return blocksText(
    entries.map((entry) => scheduleBlock(entry, options)),
    options.columns,
  );
}

function scheduleBlock({ schedule, next, status }: ScheduleEntry, options: ViewOptions): Paragraph[] {
  const { paint, texts } = options;
  const { id, timing, channel, topic, title, nothingNew, paused } = schedule;
  const about = [
    texts.t("console.schedule.channel", { channel }),
    ...(title === null ? [] : [texts.t("console.schedule.title", { title: plain(title) })]),
    ...(topic === null ? [] : [texts.t("console.schedule.topic", { topic: plain(topic) })]),
    ...(nothingNew === "silence" ? [texts.t("console.schedule.silent")] : []),
    ...changedSwitches(schedule).map((change) => texts.t(`console.schedule.switch.${change}`)),
  ];
  const nextRuns = next.map(({ localDate, localTime }) => `${localDate} ${localTime}`).join(", ");
  return [
    { indent: 0, lead: `${paint.bold(id)}  `, text: timingText(timing, texts), hang: INDENT },
    detail(about.join(" · ")),
    detail(
      paused === null
        ? nextRuns === ""
          ? texts.t("console.schedule.never")
          : texts.t("console.schedule.next", { runs: nextRuns })
        : paint.yellow(texts.t(`console.schedule.paused.${paused.reason}`)),
    ),
    ...(status === null ? [] : history(status, options)),
  ];
}

const detail = (text: string): Paragraph => ({ indent: INDENT, lead: "", text, hang: 0 });

function history({ last, lastLateMs, missed, troubled }: ScheduleStatus, options: ViewOptions): Paragraph[] {
  const { texts } = options;
  const edition = last === null ? null : editionText(last, lastLateMs, options);
  const lines = edition === null ? [] : [detail(texts.t("console.schedule.last", { edition }))];
  if (missed > 0)
    lines.push(detail(options.paint.yellow(texts.t("console.schedule.missed", { count: String(missed) }))));
  const others = troubled.filter(({ ref }) => ref !== last?.ref).slice(0, 3);
  return [
    ...lines,
    ...others.map((edition) => detail(options.paint.red(editionText(edition, null, options)))),
  ];
}

function editionText(edition: Edition, lateMs: number | null, { timeZone, texts }: ViewOptions): string {
  const { slot, state } = edition;
  const reason = editionReason(edition, texts);
  const isLate = lateMs !== null && lateMs > MINUTE_MS;
  return texts.t("console.schedule.edition", {
    slot: shortDateTime(slot, { texts, timeZone }),
    state: texts.t(`console.schedule.state.${state}`),
    late: isLate ? String(Math.round(lateMs / MINUTE_MS)) : "none",
    reason: reason === null ? "none" : plain(reason),
  });
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
