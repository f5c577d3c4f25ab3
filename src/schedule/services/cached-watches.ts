// Caches watches, because autocompletion in Discord must be answered without waiting for the store.

import type { Watch } from "../../domain/schedules/watch.ts";
import type { WatchOwner, WatchService } from "../../domain/schedules/watch-service.ts";

export interface CachedWatches {
  /** The same service; changes made through it update the cache. */
  readonly service: WatchService;
  /** As last read; changes made elsewhere show after the next read. */
  cached(owner: WatchOwner): readonly Watch[];
  reload(): Promise<void>;
}

/** `readAll` returns the watches of all guilds and people. */
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
      add: (owner, input) => thenReload(service.add(owner, input)),
      remove: (owner, refOrTopic) => thenReload(service.remove(owner, refOrTopic)),
    },
    cached: (owner) =>
      watches.filter(({ guild, person }) =>
        "guild" in owner ? person === null && guild === owner.guild : person === owner.person,
      ),
    reload,
  };
}
