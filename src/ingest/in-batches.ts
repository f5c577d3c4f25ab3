import type { Arrival } from "../domain/folder.ts";
import { BATCH_SIZE } from "./limits.ts";
import { within } from "./within.ts";

/** Arrivals in batches of BATCH_SIZE, or fewer where the next one takes long. */
export async function* inBatches(arrivals: AsyncIterable<Arrival>): AsyncGenerator<readonly Arrival[]> {
  const coming = arrivals[Symbol.asyncIterator]();
  let batch: Arrival[] = [];
  let next = coming.next();
  try {
    for (;;) {
      const entry = batch.length === 0 ? await next : await within(next);
      if (entry?.done === true) break;
      if (entry !== null) batch.push(entry.value);
      if (entry === null || batch.length === BATCH_SIZE) {
        const full = batch;
        batch = [];
        yield full;
      }
      if (entry !== null) next = coming.next();
    }
    if (batch.length > 0) yield batch;
  } finally {
    // Whoever breaks off does not wait for a file that takes long, nor ask what became of it.
    next.catch(() => undefined);
    coming.return?.().catch(() => undefined);
  }
}
