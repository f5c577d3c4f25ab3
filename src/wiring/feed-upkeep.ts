// Wires what a bot does for feeds in the background: asking, expiring, reading the files that name feeds, telling managers.
import { type RepeatDeps, repeat } from "../async/repeat.ts";
import { systemClock } from "../async/system-clock.ts";
import type { Config } from "../config/config.ts";
import type { Now } from "../domain/core/clock.ts";
import { DAY_MS, HOUR_MS, instantAfter, MINUTE_MS } from "../domain/core/time.ts";
import type { Feed } from "../domain/feeds/feed.ts";
import type { ReportFeeds } from "../domain/feeds/feed-notices.ts";
import type { Events } from "../domain/operations/events.ts";
import { inEnglish } from "../domain/texts/reasons.ts";
import { FORGET_ENTRIES_MS, runFeeds } from "../feeds/subscriptions/feed-runner.ts";
import type { RefreshResult } from "../feeds/subscriptions/refresh-feed.ts";
import { reportFeeds } from "../feeds/subscriptions/report-feeds.ts";
import { PURGE_INTERVAL_MS } from "../newsroom/retention/purge-expired.ts";
import { syncGuilds } from "../newsroom/sync/sync-guilds.ts";
import type { CoreServices } from "./core.ts";
import type { FeedServices } from "./feeds.ts";
import type { LibraryServices } from "./library.ts";

/** How often the files that name feeds are read, and how often it is checked whether managers must be told. */
const FILES_MS = MINUTE_MS;
const REPORT_MS = HOUR_MS;

export interface FeedUpkeepDeps {
  readonly config: Config;
  readonly core: Pick<CoreServices, "store">;
  readonly library: Pick<LibraryServices, "librarySync">;
  readonly feeds: FeedServices;
  readonly reportFeeds: ReportFeeds;
  readonly failed: (error: unknown) => void;
  readonly events: Events;
  readonly now: Now;
  readonly signal: AbortSignal;
}

/** Resolves once all of it has ended, after the signal. The shared library takes what is new with its next scan. */
export async function keepFeeds(deps: FeedUpkeepDeps): Promise<void> {
  const { config, core, library, feeds, failed, events, now, signal } = deps;
  const { store } = core;
  const { librarySync } = library;
  const root = config.documentsDir;
  const expire = async () => {
    const before = instantAfter(now(), -config.feeds.retentionDays * DAY_MS);
    await store.expireEntries(before, instantAfter(before, -FORGET_ENTRIES_MS));
    await syncGuilds({ librarySync, onError: failed }, signal);
  };
  const readFiles = async () => {
    for (const { path, trouble } of await feeds.syncFiles())
      events.emit("warn", "feeds-file.unreadable", { path, reason: inEnglish(trouble.message) });
  };
  const notifyManagers = () => reportFeeds({ store, root, now, report: deps.reportFeeds });
  const onResult = ({ id, guild }: Feed, result: RefreshResult) => {
    const code = result.kind === "failed" ? result.trouble.code : null;
    events.emit("info", "feed.fetched", { feed: id, outcome: result.kind, code });
    if (result.kind === "read" && guild !== null) void librarySync.syncGuild(guild).catch(failed);
  };
  const { refresher, turns } = feeds;
  const clock = { ...systemClock, now };
  const repeatDeps: RepeatDeps = { clock: systemClock, signal, onError: failed };
  await Promise.all([
    repeat(FILES_MS, readFiles, repeatDeps),
    repeat(REPORT_MS, notifyManagers, repeatDeps),
    repeat(PURGE_INTERVAL_MS, expire, repeatDeps),
    runFeeds({ store, root, refresher, turns, clock, signal, onError: failed, onResult }),
  ]);
}
