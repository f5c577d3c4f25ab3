// Wires what a bot does in the background: syncing folders, posting, reloading caches, saving counts, purging.

import { type RepeatDeps, repeat } from "../async/repeat.ts";
import { systemClock } from "../async/system-clock.ts";
import { textsFor } from "../catalogues/texts.ts";
import type { Config } from "../config/config.ts";
import { spaceNotice, unwatchableNotice } from "../console/views/startup-notices.ts";
import type { Now } from "../domain/core/clock.ts";
import type { Fault } from "../domain/core/fault.ts";
import type { Events } from "../domain/operations/events.ts";
import { inEnglish } from "../domain/texts/reasons.ts";
import { createFolderWatcher } from "../ingest/scan/folder-watcher.ts";
import type { GuildRegistry } from "../newsroom/guilds/guild-registry.ts";
import { PURGE_INTERVAL_MS, purgeExpired } from "../newsroom/retention/purge-expired.ts";
import { syncGuilds } from "../newsroom/sync/sync-guilds.ts";
import { runSyncLoop } from "../newsroom/sync/sync-loop.ts";
import { createStoreWatch, STORE_CHECK_MS } from "../ops/health/store-watch.ts";
import { createFaultReporter } from "../ops/log/fault-reporter.ts";
import { TALLY_FLUSH_MS } from "../ops/metrics/tally-counter.ts";
import { CACHE_RELOAD_MS, type CachedSchedules } from "../schedule/services/cached-schedules.ts";
import type { CachedWatches } from "../schedule/services/cached-watches.ts";
import type { CoreServices } from "./core.ts";
import { type FeedUpkeepDeps, keepFeeds } from "./feeds.ts";
import type { LibraryServices } from "./library.ts";
import type { Scheduling } from "./schedules.ts";

export interface UpkeepDeps {
  readonly config: Config;
  readonly core: Pick<CoreServices, "store">;
  readonly library: Pick<LibraryServices, "librarySync">;
  readonly guilds: Pick<GuildRegistry, "forget">;
  readonly feeds: FeedUpkeepDeps["feeds"];
  readonly reportFeeds: FeedUpkeepDeps["reportFeeds"];
  readonly scheduling: Pick<Scheduling, "run">;
  readonly schedules: Pick<CachedSchedules, "reload">;
  readonly watches: Pick<CachedWatches, "reload">;
  readonly flushTallies: () => Promise<void>;
  /** Reports errors of everything but the sync of the shared folder, which has a reporter of its own. */
  readonly failed: (error: unknown) => void;
  /** Ends the program, because the Fault can't be overcome while it runs. */
  readonly giveUp: (fault: Fault) => void;
  readonly events: Events;
  readonly now: Now;
  readonly signal: AbortSignal;
  /** Prints one line for the operator. */
  readonly say: (line: string) => void;
}

/** Resolves once all of it has ended, after the signal. */
export function startUpkeep(deps: UpkeepDeps): Promise<unknown> {
  const { core, library, guilds, schedules, watches, failed, now, signal } = deps;
  const { dataDir, language } = deps.config;
  const { librarySync } = library;
  const { store } = core;
  const checkStore = createStoreWatch({
    store,
    onSpace: (space) => deps.say(spaceNotice(dataDir, space, textsFor(language))),
    onGone: deps.giveUp,
  });
  const repeatDeps: RepeatDeps = { clock: systemClock, signal, onError: failed };
  const purge = () => purgeExpired({ store, forgetGuild: guilds.forget }, now());
  return Promise.all([
    repeat(STORE_CHECK_MS, checkStore, repeatDeps),
    syncThenPost(deps),
    repeat(CACHE_RELOAD_MS, schedules.reload, repeatDeps),
    repeat(CACHE_RELOAD_MS, watches.reload, repeatDeps),
    repeat(TALLY_FLUSH_MS, deps.flushTallies, repeatDeps),
    repeat(PURGE_INTERVAL_MS, purge, repeatDeps),
    keepFeeds(deps),
    syncGuilds({ librarySync, onError: failed }, signal),
  ]);
}

/** Reads the folder before the first edition is written, so that an edition due at the start has all documents. */
async function syncThenPost(deps: UpkeepDeps): Promise<void> {
  const { config, library, scheduling, failed, events, signal, say } = deps;
  const { documentsDir: root, folderScanSeconds } = config;
  const sync = library.librarySync.syncShared;
  const texts = textsFor(config.language);
  const syncReporter = createFaultReporter(events, texts, say);
  await sync().catch(syncReporter.failed);
  const syncing = runSyncLoop({
    root,
    sync,
    signal,
    watch: createFolderWatcher(),
    clock: systemClock,
    scanEveryMs: folderScanSeconds * 1000,
    failed: syncReporter.failed,
    synced: syncReporter.recovered,
    unwatchable(reason) {
      events.emit("warn", "folder.unwatched", { reason: inEnglish(reason) });
      say(unwatchableNotice(root, folderScanSeconds, reason, texts));
    },
  });
  await Promise.all([syncing, scheduling.run().catch(failed)]);
}
