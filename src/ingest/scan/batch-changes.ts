import { withTimeout } from "../../async/with-timeout.ts";
import type { FileChange } from "../../domain/intake/file-change.ts";
import { BATCH_SIZE, RESULT_WAIT_MS } from "../content/limits.ts";

/** Batches of BATCH_SIZE changes; smaller if the next change takes longer than RESULT_WAIT_MS. */
export async function* batchChanges(
  changes: AsyncIterable<FileChange>,
): AsyncGenerator<readonly FileChange[]> {
  const iterator = changes[Symbol.asyncIterator]();
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
    // A consumer that stops early does not wait for a slow file; its result and its error are ignored.
    next.catch(() => undefined);
    iterator.return?.().catch(() => undefined);
  }
}
