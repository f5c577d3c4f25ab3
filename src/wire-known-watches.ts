// Watches as far as they must be known at once, while somebody types: a memory beside the desk.
import type { Watch, WatchDesk, WatchOwner } from "./domain/watches.ts";

export interface KnownWatches {
  /** The same desk; what changes through it is known at once. */
  readonly desk: WatchDesk;
  /** As last seen here; what others change is seen with the next look. */
  known(owner: WatchOwner): readonly Watch[];
  look(): Promise<void>;
}

/** `all` gives those of all guilds and people. */
export function rememberWatches(desk: WatchDesk, all: () => Promise<readonly Watch[]>): KnownWatches {
  let seen: readonly Watch[] = [];
  const look = async () => {
    seen = await all();
  };
  const thenLook = async <T>(change: Promise<T>): Promise<T> => {
    const outcome = await change;
    await look();
    return outcome;
  };
  return {
    desk: {
      list: desk.list,
      add: (owner, wish) => thenLook(desk.add(owner, wish)),
      remove: (owner, named) => thenLook(desk.remove(owner, named)),
    },
    known: (owner) =>
      seen.filter(({ guild, person }) =>
        "guild" in owner ? person === null && guild === owner.guild : person === owner.person,
      ),
    look,
  };
}
