// Child process of the speed bench: ingests a folder, prints "read", composes a briefing, and prints the figures as a line of JSON.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { sharedLibrary } from "../../../src/domain/core/library.ts";
import { NO_COUNTS } from "../../../src/domain/operations/quality-counts.ts";
import { createFolderSource } from "../../../src/ingest/scan/folder-source.ts";
import { createBriefingService } from "../../../src/newsroom/briefing/briefing-service.ts";
import { createDigester } from "../../../src/newsroom/intake/digester.ts";
import { createIntake } from "../../../src/newsroom/intake/intake.ts";
import { createWritingService } from "../../../src/newsroom/writing/writing-service.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../../src/writer/extractive/extractive-writer.ts";

const [folder = "", dataDir = ""] = process.argv.slice(2);
const events = { emit: () => undefined };
const now = () => new Date().toISOString();

const started = performance.now();
const store = await openStore({ dataDir, now, events });
const source = createFolderSource({
  root: folder,
  now,
  workerFile: new URL("../../../src/wiring/reading-worker.ts", import.meta.url),
});
const digester = createDigester(createExtractiveWriter(), verify);
const intake = createIntake({ store, digester, events, counts: NO_COUNTS });
await sleep(50);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const report = await intake.ingest(sharedLibrary(folder), source);
delay.disable();
const seconds = (performance.now() - started) / 1000;
console.log("read");
const writing = createWritingService({ extractive: createExtractiveWriter(), model: null, verify, events });
const briefings = createBriefingService({
  ...{ store, now, modelDigester: null },
  writing: { primary: writing, extractive: writing },
});
const composeDelay = monitorEventLoopDelay({ resolution: 5 });
composeDelay.enable();
await briefings.compose(sharedLibrary(folder), null, { withPages: true });
composeDelay.disable();
await source.close();
await store.close();
console.log(
  JSON.stringify({
    read: report.read,
    seconds,
    delayP99Ms: delay.percentile(99) / 1e6,
    delayMaxMs: delay.max / 1e6,
    composeDelayMaxMs: composeDelay.max / 1e6,
  }),
);
