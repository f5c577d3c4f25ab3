// What Discord can ask for, by the rooms that do it. A guild's number becomes the library that the guild may see.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "./config/config.ts";
import type { BotDesk, Status } from "./discord/desk.ts";
import type { Arrival, DocumentSource, Uploads } from "./domain/folder.ts";
import type { GuildSettings } from "./domain/guild-memory.ts";
import type { LibraryId } from "./domain/library.ts";
import type { Schedule } from "./domain/schedules.ts";
import type { Now } from "./domain/time.ts";
import { briefDocument } from "./newsroom/brief-document.ts";
import type { Catalogue } from "./newsroom/catalogue.ts";
import type { Keeper } from "./newsroom/keeper.ts";
import type { LibraryStatus, StatusBoard } from "./newsroom/status.ts";
import { createZones, type Zones } from "./schedule/zones.ts";
import { readQuestion } from "./text/questions.ts";
import type { KnownSchedules } from "./wire-known-schedules.ts";
import type { KnownWatches } from "./wire-known-watches.ts";
import type { Rooms } from "./wire-rooms.ts";

export interface BotDeskParts {
  readonly config: Config;
  readonly rooms: Rooms;
  readonly keeper: Keeper;
  readonly catalogue: Catalogue;
  readonly uploads: Uploads;
  readonly board: StatusBoard;
  readonly schedules: KnownSchedules;
  readonly watches: KnownWatches;
  readonly sourceOf: (folder: string) => DocumentSource;
  readonly now: Now;
}

const NO_SETTINGS: GuildSettings = {};

/** Settings are read once and kept, since an interaction must be answered in the guild's language before any work. */
export async function createBotDesk(
  parts: BotDeskParts,
): Promise<BotDesk & { forgetGuild(guild: string): Promise<void> }> {
  const { config, rooms, keeper, catalogue, uploads, board, schedules, watches, now } = parts;
  const { store, briefings, questions } = rooms;
  const root = config.documentsDir;
  const of = (guild: string | null): LibraryId => ({ root, guild });
  const settings = new Map<string, GuildSettings>();
  const files = new Map<string, readonly string[]>();
  // Indexed when somebody types one: that takes a tenth of a second.
  let indexed: Zones | null = null;
  const zones = () => {
    indexed ??= createZones();
    return indexed;
  };

  async function listFiles(guild: string): Promise<void> {
    files.set(guild, await uploads.list(guild));
  }
  for (const guild of await uploads.guilds()) await listFiles(guild);

  const statusOf = (found: LibraryStatus): Status => ({
    ...found,
    levelledAt: keeper.levelledAt(),
    lastLook: keeper.lastReport(),
    backlog: keeper.backlog(),
    model: rooms.writing.model,
    tokensADay: config.model?.dailyTokens ?? 0,
  });

  return {
    brief: (guild, { since, topic }) => briefings.compose(of(guild), since, { topic }),
    picture: async (guild, briefing, look) => (await rooms.pictures?.of(of(guild), briefing, look)) ?? null,
    briefFile: (guild, name, bytes) => briefFile(of(guild), name, bytes, parts),
    ask: (guild, question, asking) => questions.ask(of(guild), question, asking),
    story: (guild, id) => briefings.story(of(guild), id),
    suggestStories: (guild, typed) => catalogue.stories(of(guild), typed),
    suggestUploads: (guild, typed) =>
      (files.get(guild) ?? []).filter((path) => path.toLowerCase().includes(typed.trim().toLowerCase())),
    headers: (guild, paths) => store.documents(of(guild), paths),
    listDocuments: (guild, page, limit) =>
      store.newestDocuments(of(guild), { scope: "visible", limit, offset: (page - 1) * limit }),
    searchDocuments: (guild, words, limit) => store.search(of(guild), readQuestion(words).stems, limit),
    async addDocument(guild, name, bytes) {
      // What can't be read is refused before it takes the place of what could.
      const read = await readAlone(name, bytes, parts);
      if (read.kind === "unreadable") return { kind: "refused", unreadable: read.unreadable };
      const upload = await uploads.add(guild, name, bytes);
      if (upload.kind === "full") return upload;
      const handed = await keeper.handedIn(guild, upload.path);
      await listFiles(guild);
      if (handed.kind === "refused") return handed;
      return { kind: upload.replaced ? "replaced" : "added", document: handed.document };
    },
    async removeDocument(guild, path) {
      if (!(await uploads.remove(guild, path))) return false;
      await keeper.levelGuild(guild);
      await listFiles(guild);
      return true;
    },
    async reload(guild) {
      const shared = await keeper.levelShared();
      if (guild === null) return shared;
      const own = await keeper.levelGuild(guild);
      return {
        read: shared.read + own.read,
        unreadable: shared.unreadable + own.unreadable,
        gone: shared.gone + own.gone,
      };
    },
    keepShown: (guild, ref, shown) => store.keepShown(of(guild), ref, shown),
    shown: (guild, ref) => store.shown(of(guild), ref),
    settings: (guild) => (guild === null ? NO_SETTINGS : (settings.get(guild) ?? NO_SETTINGS)),
    async keepSettings(guild, chosen) {
      await store.keepGuildSettings(guild, chosen);
      settings.set(guild, chosen);
    },
    knownStatus(guild) {
      const known = board.known(of(guild));
      return known === null ? null : statusOf(known);
    },
    lookUpStatus: async (guild) => statusOf(await board.look(of(guild))),
    schedules: schedules.desk,
    suggestSchedules: (guild, typed) => matching(schedules.known(guild), typed),
    watches: watches.desk,
    knownWatches: watches.known,
    suggestZones: (typed) => zones().choices(typed, now()),
    keepFeedback: (guild, feedback) => store.keepFeedback(of(guild), feedback),
    keepReport: (guild, report) => store.keepReport(of(guild), report),
    async forgetPerson(person) {
      const things = await store.forgetPerson(person);
      await watches.look();
      return things;
    },
    async guildsPresent(guilds) {
      await store.guildsPresent(guilds, now());
      for (const guild of guilds) settings.set(guild, await store.guildSettings(guild));
      await schedules.look();
      await watches.look();
    },
    async guildJoined(guild) {
      settings.set(guild, await store.guildSettings(guild));
      await store.guildsPresent([...settings.keys()], now());
    },
    async guildLeft(guild) {
      settings.delete(guild);
      await store.guildLeft(guild, now());
    },
    // The files first: whoever levels the guild meanwhile finds nothing to read back in.
    async forgetGuild(guild) {
      await uploads.removeAll(guild);
      await store.forgetGuild(guild);
      await catalogue.refresh(of(guild));
      settings.delete(guild);
      files.delete(guild);
    },
  };
}

/** Those in whose name, title or topic it stands. */
function matching(schedules: readonly Schedule[], typed: string): readonly Schedule[] {
  const wanted = typed.trim().toLowerCase();
  return schedules.filter(({ id, title, topic }) =>
    [id, title, topic].some((text) => text?.toLowerCase().includes(wanted)),
  );
}

async function briefFile(
  library: LibraryId,
  name: string,
  bytes: Uint8Array,
  parts: BotDeskParts,
): ReturnType<BotDesk["briefFile"]> {
  const read = await readAlone(name, bytes, parts);
  if (read.kind === "unreadable") return { kind: "refused", unreadable: read.unreadable };
  const briefing = await briefDocument(library, read.document, { ...parts.rooms, now: parts.now });
  return { kind: "briefing", briefing };
}

type ReadAlone = Extract<Arrival, { kind: "document" | "unreadable" }>;

/** Reads a file as a folder of that one would be read; the folder is gone when it is done. */
async function readAlone(
  name: string,
  bytes: Uint8Array,
  { sourceOf }: Pick<BotDeskParts, "sourceOf">,
): Promise<ReadAlone> {
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
