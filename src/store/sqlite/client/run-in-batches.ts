/** Calls `runBatch` until it returns false. Calls from elsewhere can run between two batches. */
export async function runInBatches(runBatch: () => Promise<boolean>): Promise<void> {
  let more = true;
  while (more) more = await runBatch();
}
