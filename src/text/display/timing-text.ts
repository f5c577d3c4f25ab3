import { type Timing, WEEKDAYS } from "../../domain/schedules/timing.ts";

const WORKING_DAYS = "mon,tue,wed,thu,fri";

/** "07:30 mon-fri in Europe/Berlin" */
export function timingText(timing: Timing): string {
  const zone = `in ${timing.timeZone}`;
  if (timing.kind === "cron") return `cron "${timing.expression}" ${zone}`;
  const { time, weekdays } = timing;
  const weekdayNames = weekdays.join(",");
  const days =
    weekdays.length === WEEKDAYS.length
      ? "every day"
      : weekdayNames === WORKING_DAYS
        ? "mon-fri"
        : weekdayNames;
  return `${time} ${days} ${zone}`;
}
