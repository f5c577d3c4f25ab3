// A guild's schedules as far as they must be known at once, while somebody types: a memory beside the desk.
import type { Schedule, ScheduleDesk } from "./domain/schedules.ts";

export interface KnownSchedules {
  /** The same desk; what it says is remembered. */
  readonly desk: ScheduleDesk;
  /** As last seen here; what others change (a terminal, the settings, a pause) is seen with the next look. */
  known(guild: string): readonly Schedule[];
  look(): Promise<void>;
}

/** `all` gives those of all guilds. */
export function rememberSchedules(
  desk: ScheduleDesk,
  all: () => Promise<readonly Schedule[]>,
): KnownSchedules {
  let byGuild = new Map<string | null, readonly Schedule[]>();
  const keep = (guild: string | null, schedules: readonly Schedule[]) => {
    byGuild.set(guild, schedules);
    return schedules;
  };
  const list = async (guild: string | null) => keep(guild, await desk.list(guild));
  /** A change, and a look at what has come of it. */
  const changing =
    <Rest extends readonly unknown[], T>(change: (guild: string | null, ...rest: Rest) => Promise<T>) =>
    async (guild: string | null, ...rest: Rest): Promise<T> => {
      const outcome = await change(guild, ...rest);
      await list(guild);
      return outcome;
    };
  return {
    desk: {
      ...desk,
      list,
      add: changing(desk.add),
      edit: changing(desk.edit),
      pause: changing(desk.pause),
      resume: changing(desk.resume),
      remove: changing(desk.remove),
      async overview(guild) {
        const statuses = await desk.overview(guild);
        keep(
          guild,
          statuses.map(({ schedule }) => schedule),
        );
        return statuses;
      },
    },
    known: (guild) => byGuild.get(guild) ?? [],
    async look() {
      byGuild = Map.groupBy(await all(), ({ guild }) => guild);
    },
  };
}
