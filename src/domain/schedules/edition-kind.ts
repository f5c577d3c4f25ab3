import { correctionScheduleId } from "./correction.ts";
import { watchScheduleId } from "./watch.ts";

/** What an edition is: an alert of a watch, a correction of posted messages, or an edition of a schedule. */
export type EditionKind = "watch-alert" | "correction" | "schedule";

const WATCH_PREFIX = watchScheduleId({ ref: "" });
const CORRECTION_PREFIX = correctionScheduleId("");

/** By the schedule id under which the edition is stored (EditionRequest.schedule). */
export function editionKind(schedule: string): EditionKind {
  if (schedule.startsWith(WATCH_PREFIX)) return "watch-alert";
  return schedule.startsWith(CORRECTION_PREFIX) ? "correction" : "schedule";
}
