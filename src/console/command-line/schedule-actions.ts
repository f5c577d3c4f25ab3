import type { ScheduleInput } from "../../domain/schedules/schedule-service.ts";

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

/** A parsed `schedule` command. `guild` is null when no --guild was given. */
export interface ScheduleCommand {
  readonly name: "schedule";
  readonly action: Action;
  /** The schedule's name; null when none was given. */
  readonly id: string | null;
  readonly guild: string | null;
  readonly input: ScheduleInput;
  readonly json: boolean;
}
