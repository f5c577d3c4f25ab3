// Caches each guild's schedules, because autocompletion in Discord must be answered without waiting for the store.
import { SECOND_MS } from "../../domain/core/time.ts";
import type { Schedule } from "../../domain/schedules/schedule.ts";
import type { ScheduleService } from "../../domain/schedules/schedule-service.ts";

export interface CachedSchedules {
  /** The same service; its results update the cache. */
  readonly service: ScheduleService;
  /** As last read; changes made elsewhere (terminal, settings, automatic pause) show after the next read. */
  cached(guild: string): readonly Schedule[];
  reload(): Promise<void>;
}

/** How often the caches of schedules and watches are reloaded, for changes by other processes. */
export const CACHE_RELOAD_MS = 15 * SECOND_MS;

/** `readAll` returns the schedules of all guilds. */
export function cacheSchedules(
  service: ScheduleService,
  readAll: () => Promise<readonly Schedule[]>,
): CachedSchedules {
  let byGuild = new Map<string | null, readonly Schedule[]>();
  const store = (guild: string | null, schedules: readonly Schedule[]) => {
    byGuild.set(guild, schedules);
    return schedules;
  };
  const list = async (guild: string | null) => store(guild, await service.list(guild));
  /** The same change, followed by a reload of the guild's schedules. */
  const thenReload =
    <Rest extends readonly unknown[], T>(change: (guild: string | null, ...rest: Rest) => Promise<T>) =>
    async (guild: string | null, ...rest: Rest): Promise<T> => {
      const outcome = await change(guild, ...rest);
      await list(guild);
      return outcome;
    };
  return {
    service: {
      ...service,
      list,
      add: thenReload(service.add),
      edit: thenReload(service.edit),
      pause: thenReload(service.pause),
      resume: thenReload(service.resume),
      remove: thenReload(service.remove),
      async overview(guild) {
        const statuses = await service.overview(guild);
        store(
          guild,
          statuses.map(({ schedule }) => schedule),
        );
        return statuses;
      },
    },
    cached: (guild) => byGuild.get(guild) ?? [],
    async reload() {
      byGuild = Map.groupBy(await readAll(), ({ guild }) => guild);
    },
  };
}
