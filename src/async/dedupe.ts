import { createBoundedMap } from "./bounded-map.ts";

/** Recognises ids that come a second time: Discord repeats some events when a connection is resumed. */
export interface Dedupe {
  /** False when the id is among the newest ones seen before. */
  firstTime(id: string): boolean;
}

/** Remembers the newest `maxIds` ids. */
export function createDedupe(maxIds = 5_000): Dedupe {
  const seen = createBoundedMap<string, true>(maxIds);
  return {
    firstTime(id) {
      if (seen.has(id)) return false;
      seen.set(id, true);
      return true;
    },
  };
}
