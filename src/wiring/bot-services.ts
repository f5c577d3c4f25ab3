// Opens the rooms behind the bot and starts its background work.
import { textsFor } from "../catalogues/texts.ts";
import { readingNotice } from "../console/views/startup-notices.ts";
import type { BotService } from "../discord/context/bot-service.ts";
import type { Fault } from "../domain/core/fault.ts";
import type { ReportFeeds } from "../domain/feeds/feed-notices.ts";
import { createGuildRegistry } from "../newsroom/guilds/guild-registry.ts";
import { createFaultReporter } from "../ops/log/fault-reporter.ts";
import { createTallyCounter } from "../ops/metrics/tally-counter.ts";
import { cacheSchedules } from "../schedule/services/cached-schedules.ts";
import { cacheWatches } from "../schedule/services/cached-watches.ts";
import { createBotService } from "./bot-service.ts";
import { type CoreDeps, openCore } from "./core.ts";
import { wireFeeds } from "./feeds.ts";
import { wireLibrary } from "./library.ts";
import type { AddRoutes, PagesDeps } from "./pages.ts";
import { type BotMessagePublisher, wireSchedules } from "./schedules.ts";
import { startUpkeep } from "./upkeep.ts";
import { wireWatchService } from "./watches.ts";

export interface BotServicesDeps extends Omit<CoreDeps, "counts"> {
  readonly signal: AbortSignal;
  /** Of Dateline, for requests; null if not known. */
  readonly version: string | null;
  /** Posts editions, alerts and corrections. */
  readonly publisher: BotMessagePublisher & { readonly reportFeeds: ReportFeeds };
  /** Null without pages over HTTP. */
  readonly addRoutes: AddRoutes | null;
  /** Ends the program, because the Fault can't be overcome while it runs. */
  readonly giveUp: (fault: Fault) => void;
  /** Prints one line for the operator. */
  readonly say: (line: string) => void;
}

export interface BotServices {
  readonly service: BotService;
  /** Resolves once the background work has ended, after the signal. */
  readonly backgroundWork: Promise<unknown>;
}

/** Throws the Faults of openCore. */
export async function openBotServices(deps: BotServicesDeps): Promise<BotServices> {
  const { config, events, now, signal, publisher, giveUp, say } = deps;
  const counts = createTallyCounter(now);
  const root = config.documentsDir;
  const texts = textsFor(config.language);
  const core = await openCore({ ...deps, counts });
  const { store } = core;
  const library = wireLibrary({ config, core, events, now, signal });
  const scheduling = wireSchedules({ config, core, events, now }, publisher, signal);
  const schedules = cacheSchedules(scheduling.service, async () =>
    (await store.allSchedules(root)).map(({ schedule }) => schedule),
  );
  const watches = cacheWatches(wireWatchService({ config, core, clock: { now } }), () =>
    store.allWatches(root),
  );
  const guilds = createGuildRegistry({
    store,
    removeUploads: library.uploadService.removeAll,
    onForgotten: (guild) => library.titleIndex.refresh({ root, guild }),
    now,
  });
  const feeds = wireFeeds({ config, core, version: deps.version, now });
  await library.uploadService.load();
  const service = createBotService({
    ...{ config, core, library, guilds, schedules, watches, now },
    feeds: feeds.service,
  });
  if (deps.addRoutes !== null)
    await addPages(deps.addRoutes, { config, core, librarySync: library.librarySync, now });
  say(readingNotice(root, config.timeZone, texts));
  const flushTallies = () => counts.flush(store);
  const { failed } = createFaultReporter(events, texts, say);
  const backgroundWork = startUpkeep({
    ...{ config, core, library, guilds, feeds, scheduling, schedules, watches },
    ...{ reportFeeds: publisher.reportFeeds, flushTallies, failed, giveUp, events, now, signal, say },
  });
  deps.resources.defer(() => flushTallies().catch(failed));
  return { service, backgroundWork };
}

/** Loaded late: most bots have no pages. */
async function addPages(addRoutes: AddRoutes, deps: PagesDeps): Promise<void> {
  const { wirePages } = await import("./pages.ts");
  addRoutes(wirePages(deps));
}
