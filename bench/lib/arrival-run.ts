// Child of the arrival bench: keeps a library level with a folder into which many files come at once, as the bot does, and
// says as one line of JSON how long that took and what it cost.
import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { createFolderSource } from "../../src/ingest/folder-source.ts";
import { createReaders } from "../../src/ingest/readers.ts";
import { createUploads } from "../../src/ingest/uploads.ts";
import { createDocumentWatch } from "../../src/ingest/watch.ts";
import { createCatalogue } from "../../src/newsroom/catalogue.ts";
import { createDigester } from "../../src/newsroom/digesting.ts";
import { createIntake } from "../../src/newsroom/intake.ts";
import { createKeeper } from "../../src/newsroom/keeper.ts";
import { keepLevel } from "../../src/newsroom/level-loop.ts";
import { openStore } from "../../src/store/open-store.ts";
import { systemClock } from "../../src/system-clock.ts";
import { verify } from "../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../src/writer/extractive/extractive-writer.ts";
import { writeSmallCorpus } from "./corpus.ts";

const [place = "", count = ""] = process.argv.slice(2);
const files = Number(count);
/** As the bot has it by default. */
const REST_SECONDS = 15;
/** Files that may be read and not yet in the store. */
const UNDER_WAY = 100;
const [root, aside, dataDir] = [join(place, "news"), join(place, "aside"), join(place, "data")];
await mkdir(root, { recursive: true });
await writeSmallCorpus(aside, files);

const events = { emit: () => undefined };
const { now } = systemClock;
const store = await openStore({ dataDir, now, events });
const reader = createReaders({ workerFile: new URL("../../src/reading-worker.ts", import.meta.url) });
const ended = new AbortController();
const intake = createIntake({ store, digester: createDigester(createExtractiveWriter(), verify), events });
const keeper = createKeeper({
  root,
  store,
  intake,
  catalogue: createCatalogue({ store, events }),
  uploads: createUploads(dataDir),
  sourceOf: (folder) => createFolderSource({ root: folder, now, reader, holdMs: REST_SECONDS * 1000 }),
  now,
  signal: ended.signal,
});
const keeping = keepLevel({
  root,
  watch: createDocumentWatch(),
  level: keeper.levelShared,
  clock: systemClock,
  lookEveryMs: 30_000,
  failed(error) {
    throw error;
  },
  levelled: () => undefined,
  blind: (reason) => console.error(`not watched: ${reason}`),
  signal: ended.signal,
});
while (keeper.levelledAt() === null) await sleep(20);
await sleep(500);

const delay = monitorEventLoopDelay({ resolution: 5 });
let peak = 0;
delay.enable();
// What is moved in is there at once, however slow the disk is; a folder at a time, as a burst comes.
for (let folder = 0; folder < Math.ceil(files / 1_000); folder += 1) {
  const name = String(folder).padStart(3, "0");
  await rename(join(aside, name), join(root, name));
}
const started = performance.now();
const seconds = () => (performance.now() - started) / 1000;
let queuedSeconds = Number.NaN;
let mostBacklog = 0;
for (;;) {
  const { documents } = await store.counts({ root, guild: null });
  if (documents >= files || seconds() > 1_800) break;
  peak = Math.max(peak, process.memoryUsage.rss());
  const left = keeper.backlog();
  if (left !== null) mostBacklog = Math.max(mostBacklog, left.changed - left.read);
  const queued = left === null ? 0 : documents + left.changed - left.read;
  if (Number.isNaN(queuedSeconds) && queued >= files - UNDER_WAY) queuedSeconds = seconds();
  await sleep(100);
}
const levelSeconds = seconds();
delay.disable();
const { documents: read } = await store.counts({ root, guild: null });
ended.abort();
await keeping;
await reader.close();
await store.close();
console.log(
  JSON.stringify({
    queuedSeconds,
    levelSeconds,
    read,
    mostBacklog,
    delayP99Ms: delay.percentile(99) / 1e6,
    delayMaxMs: delay.max / 1e6,
    peakMb: peak / 1024 / 1024,
  }),
);
