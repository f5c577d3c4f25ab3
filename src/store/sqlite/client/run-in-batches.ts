/** Does a long piece of work part by part until none is left; calls that others make meanwhile get their turn between two. */
export async function runInBatches(runBatch: () => Promise<boolean>): Promise<void> {
  let more = true;
  while (more) more = await runBatch();
}
