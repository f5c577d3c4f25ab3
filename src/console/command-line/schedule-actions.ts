import type { ScheduleInput } from "../../domain/schedules/schedule.ts";

export const SCHEDULE_ACTIONS = [
  "list",
  "add",
  "edit",
  "pause",
  "resume",
  "run",
  "preview",
  "remove",
] as const;
type Action = (typeof SCHEDULE_ACTIONS)[number];

/** What `schedule` was asked to do. `guild` null: not named. */
export interface ScheduleCommand {
  readonly name: "schedule";
  readonly action: Action;
  /** The schedule's name; null where none was given. */
  readonly id: string | null;
  readonly guild: string | null;
  readonly input: ScheduleInput;
  readonly json: boolean;
}
