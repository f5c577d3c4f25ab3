// Child process of the arrival bench: keeps a library in sync with a folder that receives many files at once, as the bot
// does. Prints durations and costs as one line of JSON.
import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "../../../src/async/system-clock.ts";
import { NO_COUNTS } from "../../../src/domain/operations/quality-counts.ts";
import { createFolderSource } from "../../../src/ingest/scan/folder-source.ts";
import { createFolderWatcher } from "../../../src/ingest/scan/folder-watcher.ts";
import { folderProvider } from "../../../src/ingest/source-providers.ts";
import { createFolderReader } from "../../../src/ingest/worker/folder-reader.ts";
import { createDigester } from "../../../src/newsroom/intake/digester.ts";
import { createIntake } from "../../../src/newsroom/intake/intake.ts";
import { createTitleIndex } from "../../../src/newsroom/library/title-index.ts";
import { createLibrarySync } from "../../../src/newsroom/sync/library-sync.ts";
import { runSyncLoop } from "../../../src/newsroom/sync/sync-loop.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../../src/writer/extractive/extractive-writer.ts";
import { writeSmallCorpus } from "../generate/corpus.ts";

const [tempDir = "", count = ""] = process.argv.slice(2);
const files = Number(count);
/** The bot's default. */
const REST_SECONDS = 15;
/** Files that may be in progress, read but not yet stored. */
const MAX_IN_FLIGHT = 100;
const [root, stagingDir, dataDir] = [join(tempDir, "news"), join(tempDir, "aside"), join(tempDir, "data")];
await mkdir(root, { recursive: true });
await writeSmallCorpus(stagingDir, files);

const events = { emit: () => undefined };
const { now } = systemClock;
const store = await openStore({ dataDir, now, events });
const reader = createFolderReader({
  workerFile: new URL("../../../src/wiring/reading-worker.ts", import.meta.url),
});
const ended = new AbortController();
const intake = createIntake({
  store,
  digester: createDigester(createExtractiveWriter(), verify),
  events,
  counts: NO_COUNTS,
});
const librarySync = createLibrarySync({
  root,
  store,
  intake,
  titleIndex: createTitleIndex({ store, events }),
  providers: [folderProvider(createFolderSource({ root, now, reader, settleMs: REST_SECONDS * 1000 }))],
  events,
  now,
  signal: ended.signal,
});
const syncLoop = runSyncLoop({
  root,
  watch: createFolderWatcher(),
  sync: librarySync.syncShared,
  clock: systemClock,
  scanEveryMs: 30_000,
  failed(error) {
    throw error;
  },
  synced: () => undefined,
  unwatchable: (reason) => console.error(`not watched: ${reason}`),
  signal: ended.signal,
});
while (librarySync.lastSyncedAt() === null) await sleep(20);
await sleep(500);

const delay = monitorEventLoopDelay({ resolution: 5 });
let peak = 0;
delay.enable();
// Moved folders appear at once, however slow the disk is; one folder at a time, like a burst.
for (let folder = 0; folder < Math.ceil(files / 1_000); folder += 1) {
  const name = String(folder).padStart(3, "0");
  await rename(join(stagingDir, name), join(root, name));
}
const started = performance.now();
const seconds = () => (performance.now() - started) / 1000;
let queuedSeconds = Number.NaN;
let maxBacklog = 0;
for (;;) {
  const { documents } = await store.counts({ root, guild: null });
  if (documents >= files || seconds() > 1_800) break;
  peak = Math.max(peak, process.memoryUsage.rss());
  const backlog = librarySync.backlog();
  if (backlog !== null) maxBacklog = Math.max(maxBacklog, backlog.changed - backlog.read);
  const queued = backlog === null ? 0 : documents + backlog.changed - backlog.read;
  if (Number.isNaN(queuedSeconds) && queued >= files - MAX_IN_FLIGHT) queuedSeconds = seconds();
  await sleep(100);
}
const syncedSeconds = seconds();
delay.disable();
const { documents: read } = await store.counts({ root, guild: null });
ended.abort();
await syncLoop;
await reader.close();
await store.close();
console.log(
  JSON.stringify({
    queuedSeconds,
    syncedSeconds,
    read,
    maxBacklog,
    delayP99Ms: delay.percentile(99) / 1e6,
    delayMaxMs: delay.max / 1e6,
    peakMb: peak / 1024 / 1024,
  }),
);
