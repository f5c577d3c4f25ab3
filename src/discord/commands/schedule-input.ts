import { switchValues } from "../../domain/schedules/schedule.ts";
import type { ScheduleInput } from "../../domain/schedules/schedule-service.ts";
import type { CommandOptions } from "../context/command-options.ts";

/** As a topic or title, removes it. */
const CLEAR_VALUE = "-";

/** Reads the options of /schedule add and edit; omitted options are absent. */
export function parseScheduleInput(options: CommandOptions): ScheduleInput {
  const text = (name: string) => options.text(name) ?? undefined;
  const removable = (name: string) => {
    const typed = text(name);
    return typed?.trim() === CLEAR_VALUE ? null : typed;
  };
  return {
    time: text("time"),
    days: text("weekdays"),
    cron: text("cron"),
    zone: text("time-zone"),
    channel: text("channel"),
    title: removable("title"),
    topic: removable("topic"),
    nothingNew: nothingNewOf(options.text("nothing-new")),
    ...switchValues((name) => options.flag(name) ?? undefined),
    language: text("language"),
  };
}

function nothingNewOf(value: string | null): ScheduleInput["nothingNew"] {
  return value === "line" || value === "silence" ? value : undefined;
}
