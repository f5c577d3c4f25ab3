// Connects each call of the bot to the room that answers it. A guild's id becomes the library the guild may see.
import { once } from "../async/once.ts";
import type { Config } from "../config/config.ts";
import type { BotService, BotStatus } from "../discord/context/bot-service.ts";
import type { Now } from "../domain/core/clock.ts";
import type { LibraryId } from "../domain/core/library.ts";
import type { FeedService } from "../domain/feeds/feed-service.ts";
import { originalLink } from "../feeds/entries/original-link.ts";
import { briefFile } from "../newsroom/briefing/brief-file.ts";
import type { GuildRegistry } from "../newsroom/guilds/guild-registry.ts";
import { documentPage, searchPassages } from "../newsroom/library/document-lists.ts";
import type { LibraryStatus } from "../newsroom/library/library-status.ts";
import { syncVisible } from "../newsroom/sync/sync-guilds.ts";
import type { CachedSchedules } from "../schedule/services/cached-schedules.ts";
import type { CachedWatches } from "../schedule/services/cached-watches.ts";
import { schedulesMatching } from "../schedule/services/find-schedules.ts";
import { createZones } from "../schedule/zones/zones.ts";
import type { CoreServices } from "./core.ts";
import { syncedFeedService } from "./feeds.ts";
import type { LibraryServices } from "./library.ts";

export interface BotServiceDeps {
  readonly config: Config;
  readonly core: CoreServices;
  readonly library: LibraryServices;
  readonly guilds: GuildRegistry;
  readonly feeds: FeedService;
  readonly schedules: CachedSchedules;
  readonly watches: CachedWatches;
  readonly now: Now;
}

export function createBotService(deps: BotServiceDeps): BotService {
  const { config, core, library, guilds, feeds, schedules, watches, now } = deps;
  const { store, briefings, questions, writing, pictures } = core;
  const { librarySync, titleIndex, statusService, uploadService, readSingleFile } = library;
  const libraryOf = (guild: string | null): LibraryId => ({ root: config.documentsDir, guild });
  // Building the index takes a tenth of a second, so it is built when somebody first types a zone.
  const zones = once(createZones);
  const statusOf = (libraryStatus: LibraryStatus): BotStatus => ({
    ...libraryStatus,
    lastSyncedAt: librarySync.lastSyncedAt(),
    lastScan: librarySync.lastReport(),
    backlog: librarySync.backlog(),
    model: writing.model,
    dailyTokenLimit: config.model?.dailyTokens ?? 0,
  });
  return {
    brief: (guild, { since, topic }) =>
      briefings.compose(libraryOf(guild), since, { topic, withPages: true }),
    picture: async (guild, briefing, options) =>
      pictures === null ? null : pictures.create(libraryOf(guild), briefing, options),
    briefFile: (guild, name, bytes) =>
      briefFile(libraryOf(guild), { name, bytes }, { readSingleFile, writing, now }),
    ask: (guild, question, options) => questions.ask(libraryOf(guild), question, options),
    story: (guild, id) => briefings.story(libraryOf(guild), id),
    suggestStories: (guild, typed) => titleIndex.stories(libraryOf(guild), typed),
    suggestUploads: uploadService.suggest,
    headers: (guild, paths) => store.documents(libraryOf(guild), paths),
    async originals(guild, paths) {
      const links = [...(await store.entryLinks(libraryOf(guild), paths)).values()];
      const originals = links.map(originalLink).filter((original) => original !== null);
      return [...new Map(originals.map((original) => [original.url, original])).values()];
    },
    listDocuments: (guild, page, limit) => documentPage(store, libraryOf(guild), { page, limit }),
    searchDocuments: (guild, words, limit) => searchPassages(store, libraryOf(guild), { words, limit }),
    addDocument: uploadService.add,
    removeDocument: uploadService.remove,
    reload: (guild) => syncVisible(librarySync, guild),
    saveShown: (guild, ref, shown) => store.saveShown(libraryOf(guild), ref, shown),
    shown: (guild, ref) => store.shown(libraryOf(guild), ref),
    shownStory: (guild, ref, position) => store.shownStory(libraryOf(guild), ref, position),
    settings: guilds.settings,
    saveSettings: guilds.saveSettings,
    cachedStatus(guild) {
      const cached = statusService.cached(libraryOf(guild));
      return cached === null ? null : statusOf(cached);
    },
    fetchStatus: async (guild) => statusOf(await statusService.readStatus(libraryOf(guild))),
    schedules: schedules.service,
    suggestSchedules: (guild, typed) => schedulesMatching(schedules.cached(guild), typed),
    feeds: syncedFeedService(feeds, (guild) => syncVisible(librarySync, guild)),
    watches: watches.service,
    cachedWatches: watches.cached,
    suggestZones: (typed) => zones().choices(typed, now()),
    saveFeedback: (guild, feedback) => store.saveFeedback(libraryOf(guild), feedback),
    saveReport: (guild, report) => store.saveReport(libraryOf(guild), report),
    async forgetPerson(person) {
      const deleted = await store.forgetPerson(person);
      await watches.reload();
      return deleted;
    },
    async syncGuilds(ids) {
      await guilds.sync(ids);
      await schedules.reload();
      await watches.reload();
    },
    guildJoined: guilds.joined,
    guildLeft: guilds.left,
  };
}
