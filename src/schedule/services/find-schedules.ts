import type { Schedule } from "../../domain/schedules/schedule.ts";

/** The schedules whose id, title or topic contains what was typed so far, in any case. */
export function schedulesMatching(schedules: readonly Schedule[], typed: string): readonly Schedule[] {
  const query = typed.trim().toLowerCase();
  return schedules.filter(({ id, title, topic }) =>
    [id, title, topic].some((text) => text?.toLowerCase().includes(query)),
  );
}
