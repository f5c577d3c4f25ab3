// Child process of the arrival bench: applies random changes to many folders and prints, as one line of JSON, which
// libraries were not in sync with their folder at the end.
import { join } from "node:path";
import { systemClock } from "../../../src/async/system-clock.ts";
import { NO_COUNTS } from "../../../src/domain/operations/quality-counts.ts";
import { createFolderReader } from "../../../src/ingest/worker/folder-reader.ts";
import { createDigester } from "../../../src/newsroom/intake/digester.ts";
import { createIntake } from "../../../src/newsroom/intake/intake.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../../src/writer/extractive/extractive-writer.ts";
import { runConvergence } from "../../../tests/arrival/convergence.ts";

const OPERATIONS = 80;
const [tempDir = "", count = ""] = process.argv.slice(2);
const seeds = Number(count);
const events = { emit: () => undefined };
const store = await openStore({ dataDir: join(tempDir, "data"), now: systemClock.now, events });
const reader = createFolderReader();
const intake = createIntake({
  store,
  digester: createDigester(createExtractiveWriter(), verify),
  events,
  counts: NO_COUNTS,
});

const wrong: number[] = [];
let slowestSeconds = 0;
for (let seed = 1_000; seed < 1_000 + seeds; seed += 1) {
  const extraOperations = seed % 20 === 0 ? (["many-at-once"] as const) : [];
  const result = await runConvergence({
    baseDir: tempDir,
    store,
    intake,
    reader,
    seed,
    operations: OPERATIONS,
    extraOperations,
  });
  const differences = [result.missing, result.extra, result.wronglyVisible, result.faults];
  if (differences.some((entries) => entries.length > 0)) {
    wrong.push(seed);
    console.error(JSON.stringify({ seed, ...result }));
  }
  slowestSeconds = Math.max(slowestSeconds, result.seconds);
}
await reader.close();
await store.close();
console.log(JSON.stringify({ seeds, operations: OPERATIONS, wrong, slowestSeconds }));
