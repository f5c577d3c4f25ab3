// Watches as far as they must be known at once, while somebody types: a memory beside the desk.
import type { Watch, WatchOwner, WatchService } from "../../domain/schedules/watches.ts";

export interface CachedWatches {
  /** The same desk; what changes through it is known at once. */
  readonly service: WatchService;
  /** As last seen here; what others change is seen with the next look. */
  cached(owner: WatchOwner): readonly Watch[];
  reload(): Promise<void>;
}

/** `all` gives those of all guilds and people. */
export function cacheWatches(service: WatchService, readAll: () => Promise<readonly Watch[]>): CachedWatches {
  let watches: readonly Watch[] = [];
  const reload = async () => {
    watches = await readAll();
  };
  const thenReload = async <T>(change: Promise<T>): Promise<T> => {
    const outcome = await change;
    await reload();
    return outcome;
  };
  return {
    service: {
      list: service.list,
      add: (owner, wish) => thenReload(service.add(owner, wish)),
      remove: (owner, refOrTopic) => thenReload(service.remove(owner, refOrTopic)),
    },
    cached: (owner) =>
      watches.filter(({ guild, person }) =>
        "guild" in owner ? person === null && guild === owner.guild : person === owner.person,
      ),
    reload,
  };
}
