import { Fault } from "../../domain/core/fault.ts";
import { SECOND_MS } from "../../domain/core/time.ts";
import type { StoreHealth, StoreSpace } from "../../domain/operations/store-health.ts";

/** How often the disk and the store's files are looked at: nothing may be written for hours. */
export const STORE_CHECK_MS = 5 * SECOND_MS;

export interface StoreWatchDeps {
  readonly store: Pick<StoreHealth, "checkSpace">;
  /** Called when more or less can be written than before. */
  readonly onSpace: (space: StoreSpace) => void;
  /** Called when the store is not at its place any more: the program can only end. */
  readonly onGone: (fault: Fault) => void;
}

/** Returns a function that checks the store once. It rejects with the store's other Faults. */
export function createStoreWatch({ store, onSpace, onGone }: StoreWatchDeps): () => Promise<void> {
  let last: StoreSpace = "enough";
  return async () => {
    try {
      const space = await store.checkSpace();
      if (space !== last) onSpace(space);
      last = space;
    } catch (error) {
      if (!(error instanceof Fault && error.code === "store-gone")) throw error;
      onGone(error);
    }
  };
}
