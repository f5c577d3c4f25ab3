import { DAY_MS, HOUR_MS } from "../domain/core/time.ts";
// Opens the rooms behind the bot, and keeps the libraries level while it runs.

import { systemClock } from "../async/system-clock.ts";
import type { BotService } from "../discord/context/bot-service.ts";
import { Fault, faultLine } from "../domain/core/fault.ts";
import { instantAfter, type Now } from "../domain/core/time.ts";
import type { Events } from "../domain/store/store.ts";
import { createFolderSource } from "../ingest/scan/folder-source.ts";
import { createFolderWatcher } from "../ingest/scan/folder-watcher.ts";
import { createUploads } from "../ingest/uploads.ts";
import { createLibraryStatusService } from "../newsroom/library/library-status.ts";
import { createTitleIndex } from "../newsroom/library/title-index.ts";
import { createLibrarySync } from "../newsroom/sync/library-sync.ts";
import { runSyncLoop } from "../newsroom/sync/sync-loop.ts";
import { combineEvents } from "../ops/log/log.ts";
import { createTallyCounter } from "../ops/metrics/tally-counter.ts";
import { cacheSchedules } from "../schedule/services/cached-schedules.ts";
import { cacheWatches } from "../schedule/services/cached-watches.ts";
import { createBotService } from "./bot-service.ts";
import { type CoreDeps, type CoreServices, openCore } from "./core.ts";
import type { AddRoutes, PagesDeps } from "./pages.ts";
import { type BotMessagePublisher, wireSchedules } from "./schedules.ts";
import { wireWatchService } from "./watches.ts";

/** Schedules and watches that others change (a terminal, the settings) are seen this much later. */
const CACHE_RELOAD_MS = 15_000;
/** What was counted is kept this often: a process that is killed loses no more than that. */
const TALLY_FLUSH_MS = 5_000;
/** What is past its time is deleted this often. */
const PURGE_INTERVAL_MS = 6 * HOUR_MS;
/** PRIVACY.md states these. */
const GUILD_RETENTION_DAYS = 30;
const CONVERSATION_RETENTION_DAYS = 90;
/** No schedule reaches back further: its editions' slots are out of anybody's grace by then. */
const EDITION_RETENTION_DAYS = 90;

/** Files that were handed in are moved into their folder: none is half written. */
const WRITTEN_ATOMICALLY = { minAgeMs: 0 };

export interface BotServicesDeps extends CoreDeps {
  readonly signal: AbortSignal;
  /** Posts what is due. */
  readonly publisher: BotMessagePublisher;
  /** Null where there are no pages. */
  readonly addRoutes: AddRoutes | null;
  /** One line for the person who started it. */
  readonly say: (line: string) => void;
}

export interface BotServices {
  readonly service: BotService;
  /** Resolves once the upkeep has ended, after the signal. */
  readonly backgroundWork: Promise<unknown>;
}

/** Throws the Faults of openRooms. */
export async function openBotServices(input: BotServicesDeps): Promise<BotServices> {
  const tallying = createTallyCounter(input.now);
  const events = combineEvents([input.events, tallying.events]);
  const deps = { ...input, events };
  const { config, now, signal, publisher, say } = deps;
  const root = config.documentsDir;
  const core = await openCore(deps);
  const flushTallies = () => tallying.flush(core.store);
  const sourceOf = (folder: string) =>
    createFolderSource({
      root: folder,
      now,
      reader: core.reader,
      ...(folder === root ? { settleMs: config.folderSettleSeconds * 1000 } : WRITTEN_ATOMICALLY),
    });
  const uploads = createUploads(config.dataDir);
  const titleIndex = createTitleIndex({ store: core.store, events });
  const librarySync = createLibrarySync({ ...core, root, titleIndex, uploads, sourceOf, now, signal });
  const statusService = createLibraryStatusService({
    store: core.store,
    now,
    monotonicMs: systemClock.monotonicMs,
    onError: (error) => events.emit("error", "status.failed", { error }),
  });
  const scheduling = wireSchedules({ config, core, events, now }, publisher, signal);
  const schedules = cacheSchedules(scheduling.service, async () =>
    (await core.store.allSchedules(root)).map(({ schedule }) => schedule),
  );
  const watches = cacheWatches(wireWatchService({ config, core, clock: { now } }), () =>
    core.store.allWatches(root),
  );
  const botDeps = {
    config,
    core,
    librarySync,
    titleIndex,
    uploads,
    statusService,
    schedules,
    watches,
    sourceOf,
    now,
  };
  const service = await createBotService(botDeps);
  const { failed } = createFaultReporter(events, say);
  if (deps.addRoutes !== null) await addPages(deps.addRoutes, { config, core, librarySync, now });
  say(`Reading ${root}. Times are in ${config.timeZone}.`);
  const syncOptions = folderSyncOptions(deps, createFaultReporter(events, say));
  const firstSync = librarySync.syncShared().catch(syncOptions.failed);
  const backgroundWork = Promise.all([
    firstSync.then(() => runSyncLoop({ ...syncOptions, sync: librarySync.syncShared, signal })),
    // What lies in the folder at the start belongs into an edition that is due then.
    firstSync.then(() => scheduling.run()).catch(failed),
    repeat(CACHE_RELOAD_MS, signal, schedules.reload, failed),
    repeat(CACHE_RELOAD_MS, signal, watches.reload, failed),
    repeat(TALLY_FLUSH_MS, signal, flushTallies, failed),
    repeat(PURGE_INTERVAL_MS, signal, () => purgeExpired(core, service.forgetGuild, now), failed),
    syncGuilds(uploads, librarySync, signal, failed),
  ]);
  deps.resources.defer(() => flushTallies().catch(failed));
  return { service, backgroundWork };
}

/** Loaded late: most bots have none. */
async function addPages(addRoutes: AddRoutes, deps: PagesDeps): Promise<void> {
  const { wirePages } = await import("./pages.ts");
  addRoutes(wirePages(deps));
}

/** How the shared folder is watched and looked at, and what is said of that. */
function folderSyncOptions(
  { config, events, say }: BotServicesDeps,
  faultReporter: ReturnType<typeof createFaultReporter>,
) {
  const { documentsDir: root, folderScanSeconds: scanSeconds } = config;
  return {
    root,
    watch: createFolderWatcher(),
    clock: systemClock,
    scanEveryMs: scanSeconds * 1000,
    failed: faultReporter.failed,
    synced: faultReporter.recovered,
    unwatchable(reason: string) {
      events.emit("warn", "folder.unwatched", { reason });
      say(`Changes in ${root} are found by looking every ${scanSeconds} s: ${reason}.`);
    },
  };
}

/** Does the work again and again; what it throws is reported and it goes on. */
async function repeat(
  everyMs: number,
  signal: AbortSignal,
  work: () => Promise<unknown>,
  failed: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    await work().catch(failed);
    await systemClock.sleep(everyMs, signal);
  }
}

/** Logs what goes wrong, and says it when it is new: a folder that is gone is gone for hours. */
function createFaultReporter(events: Events, say: (line: string) => void) {
  let lastReported: string | null = null;
  return {
    failed(error: unknown): void {
      events.emit("error", "upkeep.failed", { error });
      if (!(error instanceof Fault) || error.message === lastReported) return;
      lastReported = error.message;
      say(faultLine(error));
    },
    /** All went well: the same fault would be new again. */
    recovered(): void {
      lastReported = null;
    },
  };
}

/** What was handed in while the program did not run, or was put into a guild's folder by hand. */
async function syncGuilds(
  uploads: ReturnType<typeof createUploads>,
  librarySync: ReturnType<typeof createLibrarySync>,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  for (const guild of await uploads.guilds()) {
    if (signal.aborted) return;
    await librarySync.syncGuild(guild).catch(failed);
  }
}

async function purgeExpired(
  { store }: CoreServices,
  forgetGuild: (guild: string) => Promise<void>,
  now: Now,
): Promise<void> {
  const cutoff = (days: number) => instantAfter(now(), -days * DAY_MS);
  for (const guild of await store.guildsLeftBefore(cutoff(GUILD_RETENTION_DAYS))) await forgetGuild(guild);
  await store.forgetConversationsBefore(cutoff(CONVERSATION_RETENTION_DAYS));
  await store.forgetEditionsBefore(cutoff(EDITION_RETENTION_DAYS));
}
