import { withTimeout } from "../../async/with-timeout.ts";
import type { FileChange } from "../../domain/intake/document-source.ts";
import { BATCH_SIZE, RESULT_WAIT_MS } from "../content/limits.ts";

/** Arrivals in batches of BATCH_SIZE, or fewer where the next one takes long. */
export async function* batchArrivals(
  arrivals: AsyncIterable<FileChange>,
): AsyncGenerator<readonly FileChange[]> {
  const iterator = arrivals[Symbol.asyncIterator]();
  let batch: FileChange[] = [];
  let next = iterator.next();
  try {
    for (;;) {
      const entry = batch.length === 0 ? await next : await withTimeout(next, RESULT_WAIT_MS, null);
      if (entry?.done === true) break;
      if (entry !== null) batch.push(entry.value);
      if (entry === null || batch.length === BATCH_SIZE) {
        const complete = batch;
        batch = [];
        yield complete;
      }
      if (entry !== null) next = iterator.next();
    }
    if (batch.length > 0) yield batch;
  } finally {
    // Whoever breaks off does not wait for a file that takes long, nor ask what became of it.
    next.catch(() => undefined);
    iterator.return?.().catch(() => undefined);
  }
}
