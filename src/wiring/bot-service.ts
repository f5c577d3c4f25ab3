// What Discord can ask for, by the rooms that do it. A guild's number becomes the library that the guild may see.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "../config/config.ts";
import type { BotService, BotStatus } from "../discord/context/bot-service.ts";
import type { GuildSettings } from "../domain/conversation/guild-store.ts";
import type { LibraryId } from "../domain/core/library.ts";
import type { Now } from "../domain/core/time.ts";
import type { DocumentSource, FileChange, Uploads } from "../domain/intake/document-source.ts";
import type { Schedule } from "../domain/schedules/schedule.ts";
import { briefDocument } from "../newsroom/briefing/brief-document.ts";
import type { LibraryStatus, LibraryStatusService } from "../newsroom/library/library-status.ts";
import type { TitleIndex } from "../newsroom/library/title-index.ts";
import type { LibrarySync } from "../newsroom/sync/library-sync.ts";
import type { CachedSchedules } from "../schedule/services/cached-schedules.ts";
import type { CachedWatches } from "../schedule/services/cached-watches.ts";
import { createZones, type Zones } from "../schedule/zones/zones.ts";
import { parseQuestion } from "../text/queries/parse-question.ts";
import type { CoreServices } from "./core.ts";

export interface BotServiceDeps {
  readonly config: Config;
  readonly core: CoreServices;
  readonly librarySync: LibrarySync;
  readonly titleIndex: TitleIndex;
  readonly uploads: Uploads;
  readonly statusService: LibraryStatusService;
  readonly schedules: CachedSchedules;
  readonly watches: CachedWatches;
  readonly sourceOf: (folder: string) => DocumentSource;
  readonly now: Now;
}

const DEFAULT_SETTINGS: GuildSettings = {};

/** Settings are read once and kept, since an interaction must be answered in the guild's language before any work. */
export async function createBotService(
  deps: BotServiceDeps,
): Promise<BotService & { forgetGuild(guild: string): Promise<void> }> {
  const { config, core, librarySync, titleIndex, uploads, statusService, schedules, watches, now } = deps;
  const { store, briefings, questions } = core;
  const root = config.documentsDir;
  const libraryOf = (guild: string | null): LibraryId => ({ root, guild });
  const settings = new Map<string, GuildSettings>();
  const uploadsByGuild = new Map<string, readonly string[]>();
  // Indexed when somebody types one: that takes a tenth of a second.
  let zoneIndex: Zones | null = null;
  const zones = () => {
    zoneIndex ??= createZones();
    return zoneIndex;
  };

  async function reloadUploads(guild: string): Promise<void> {
    uploadsByGuild.set(guild, await uploads.list(guild));
  }
  for (const guild of await uploads.guilds()) await reloadUploads(guild);

  const statusOf = (libraryStatus: LibraryStatus): BotStatus => ({
    ...libraryStatus,
    lastSyncedAt: librarySync.lastSyncedAt(),
    lastScan: librarySync.lastReport(),
    backlog: librarySync.backlog(),
    model: core.writing.model,
    dailyTokenLimit: config.model?.dailyTokens ?? 0,
  });

  return {
    brief: (guild, { since, topic }) => briefings.compose(libraryOf(guild), since, { topic }),
    picture: async (guild, briefing, look) =>
      (await core.pictures?.create(libraryOf(guild), briefing, look)) ?? null,
    briefFile: (guild, name, bytes) => briefFile(libraryOf(guild), name, bytes, deps),
    ask: (guild, question, asking) => questions.ask(libraryOf(guild), question, asking),
    story: (guild, id) => briefings.story(libraryOf(guild), id),
    suggestStories: (guild, typed) => titleIndex.stories(libraryOf(guild), typed),
    suggestUploads: (guild, typed) =>
      (uploadsByGuild.get(guild) ?? []).filter((path) =>
        path.toLowerCase().includes(typed.trim().toLowerCase()),
      ),
    headers: (guild, paths) => store.documents(libraryOf(guild), paths),
    listDocuments: (guild, page, limit) =>
      store.newestDocuments(libraryOf(guild), { scope: "visible", limit, offset: (page - 1) * limit }),
    searchDocuments: (guild, words, limit) =>
      store.search(libraryOf(guild), parseQuestion(words).stems, limit),
    async addDocument(guild, name, bytes) {
      // What can't be read is refused before it takes the place of what could.
      const read = await readSingleFile(name, bytes, deps);
      if (read.kind === "unreadable") return { kind: "refused", unreadable: read.unreadable };
      const upload = await uploads.add(guild, name, bytes);
      if (upload.kind === "full") return upload;
      const syncedFile = await librarySync.uploadOutcome(guild, upload.path);
      await reloadUploads(guild);
      if (syncedFile.kind === "refused") return syncedFile;
      return { kind: upload.replaced ? "replaced" : "added", document: syncedFile.document };
    },
    async removeDocument(guild, path) {
      if (!(await uploads.remove(guild, path))) return false;
      await librarySync.syncGuild(guild);
      await reloadUploads(guild);
      return true;
    },
    async reload(guild) {
      const shared = await librarySync.syncShared();
      if (guild === null) return shared;
      const guildReport = await librarySync.syncGuild(guild);
      return {
        read: shared.read + guildReport.read,
        unreadable: shared.unreadable + guildReport.unreadable,
        gone: shared.gone + guildReport.gone,
      };
    },
    saveShown: (guild, ref, shown) => store.saveShown(libraryOf(guild), ref, shown),
    shown: (guild, ref) => store.shown(libraryOf(guild), ref),
    settings: (guild) => (guild === null ? DEFAULT_SETTINGS : (settings.get(guild) ?? DEFAULT_SETTINGS)),
    async saveSettings(guild, newSettings) {
      await store.saveGuildSettings(guild, newSettings);
      settings.set(guild, newSettings);
    },
    cachedStatus(guild) {
      const cachedStatus = statusService.cached(libraryOf(guild));
      return cachedStatus === null ? null : statusOf(cachedStatus);
    },
    fetchStatus: async (guild) => statusOf(await statusService.readStatus(libraryOf(guild))),
    schedules: schedules.service,
    suggestSchedules: (guild, typed) => schedulesMatching(schedules.cached(guild), typed),
    watches: watches.service,
    cachedWatches: watches.cached,
    suggestZones: (typed) => zones().choices(typed, now()),
    saveFeedback: (guild, feedback) => store.saveFeedback(libraryOf(guild), feedback),
    saveReport: (guild, report) => store.saveReport(libraryOf(guild), report),
    async forgetPerson(person) {
      const things = await store.forgetPerson(person);
      await watches.reload();
      return things;
    },
    async syncGuilds(guilds) {
      await store.markGuildsPresent(guilds, now());
      for (const guild of guilds) settings.set(guild, await store.guildSettings(guild));
      await schedules.reload();
      await watches.reload();
    },
    async guildJoined(guild) {
      settings.set(guild, await store.guildSettings(guild));
      await store.markGuildsPresent([...settings.keys()], now());
    },
    async guildLeft(guild) {
      settings.delete(guild);
      await store.markGuildLeft(guild, now());
    },
    // The files first: whoever levels the guild meanwhile finds nothing to read back in.
    async forgetGuild(guild) {
      await uploads.removeAll(guild);
      await store.forgetGuild(guild);
      await titleIndex.refresh(libraryOf(guild));
      settings.delete(guild);
      uploadsByGuild.delete(guild);
    },
  };
}

/** Those in whose name, title or topic it stands. */
function schedulesMatching(schedules: readonly Schedule[], typed: string): readonly Schedule[] {
  const query = typed.trim().toLowerCase();
  return schedules.filter(({ id, title, topic }) =>
    [id, title, topic].some((text) => text?.toLowerCase().includes(query)),
  );
}

async function briefFile(
  library: LibraryId,
  name: string,
  bytes: Uint8Array,
  deps: BotServiceDeps,
): ReturnType<BotService["briefFile"]> {
  const read = await readSingleFile(name, bytes, deps);
  if (read.kind === "unreadable") return { kind: "refused", unreadable: read.unreadable };
  const briefing = await briefDocument(library, read.document, { ...deps.core, now: deps.now });
  return { kind: "briefing", briefing };
}

type SingleFileResult = Extract<FileChange, { kind: "document" | "unreadable" }>;

/** Reads a file as a folder of that one would be read; the folder is gone when it is done. */
async function readSingleFile(
  name: string,
  bytes: Uint8Array,
  { sourceOf }: Pick<BotServiceDeps, "sourceOf">,
): Promise<SingleFileResult> {
  const folder = await mkdtemp(join(tmpdir(), "dateline-"));
  try {
    await writeFile(join(folder, `document${extensionOf(name)}`), bytes);
    for await (const batch of sourceOf(folder).scan(new Map()))
      for (const arrival of batch)
        if (arrival.kind === "document" || arrival.kind === "unreadable") return arrival;
    throw new Error("a folder of one file had none");
  } finally {
    await rm(folder, { recursive: true });
  }
}

function extensionOf(name: string): string {
  return /\.[a-z0-9]{1,10}$/i.exec(name)?.[0] ?? "";
}
