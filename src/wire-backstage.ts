// Opens the rooms behind the bot, and keeps the libraries level while it runs.
import type { BotDesk } from "./discord/desk.ts";
import { Fault, faultLine } from "./domain/fault.ts";
import type { Events } from "./domain/ports.ts";
import { instantAfter, type Now } from "./domain/time.ts";
import { createFolderSource } from "./ingest/folder-source.ts";
import { createUploads } from "./ingest/uploads.ts";
import { createDocumentWatch } from "./ingest/watch.ts";
import { createCatalogue } from "./newsroom/catalogue.ts";
import { createKeeper } from "./newsroom/keeper.ts";
import { keepLevel } from "./newsroom/level-loop.ts";
import { createStatusBoard } from "./newsroom/status.ts";
import { tellAll } from "./ops/events.ts";
import { createTallying } from "./ops/tallies.ts";
import { systemClock } from "./system-clock.ts";
import { createBotDesk } from "./wire-bot-desk.ts";
import { rememberSchedules } from "./wire-known-schedules.ts";
import { rememberWatches } from "./wire-known-watches.ts";
import type { AddRoutes, PagesWiring } from "./wire-pages.ts";
import { openRooms, type Rooms, type RoomsWiring } from "./wire-rooms.ts";
import { type FullPress, wireSchedules } from "./wire-schedules.ts";
import { wireWatchDesk } from "./wire-watches.ts";

/** Schedules and watches that others change (a terminal, the settings) are seen this much later. */
const SEEN_AGAIN_MS = 15_000;
/** What was counted is kept this often: a process that is killed loses no more than that. */
const TALLIED_EVERY_MS = 5_000;
/** What is past its time is deleted this often. */
const FORGET_EVERY_MS = 6 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
/** PRIVACY.md states these. */
const GUILD_KEPT_DAYS = 30;
const SHOWN_KEPT_DAYS = 90;
/** No schedule reaches back further: its editions' slots are out of anybody's grace by then. */
const EDITIONS_KEPT_DAYS = 90;

/** Files that were handed in are moved into their folder: none is half written. */
const WRITTEN_WHOLE = { restMs: 0 };

export interface BackstageWiring extends RoomsWiring {
  readonly signal: AbortSignal;
  /** Posts what is due. */
  readonly press: FullPress;
  /** Null where there are no pages. */
  readonly addRoutes: AddRoutes | null;
  /** One line for the person who started it. */
  readonly say: (line: string) => void;
}

export interface Backstage {
  readonly desk: BotDesk;
  /** Resolves once the upkeep has ended, after the signal. */
  readonly upkeep: Promise<unknown>;
}

/** Throws the Faults of openRooms. */
export async function openBackstage(given: BackstageWiring): Promise<Backstage> {
  const tallying = createTallying(given.now);
  const events = tellAll([given.events, tallying.events]);
  const wiring = { ...given, events };
  const { config, now, signal, press, say } = wiring;
  const root = config.documentsDir;
  const rooms = await openRooms(wiring);
  const keepTallies = () => tallying.flush(rooms.store);
  const sourceOf = (folder: string) =>
    createFolderSource({
      root: folder,
      now,
      reader: rooms.reader,
      ...(folder === root ? { holdMs: config.folderRestSeconds * 1000 } : WRITTEN_WHOLE),
    });
  const uploads = createUploads(config.dataDir);
  const catalogue = createCatalogue({ store: rooms.store, events });
  const keeper = createKeeper({ ...rooms, root, catalogue, uploads, sourceOf, now, signal });
  const board = createStatusBoard({
    store: rooms.store,
    now,
    clock: () => performance.now(),
    onError: (error) => events.emit("error", "status.failed", { error }),
  });
  const posting = wireSchedules({ config, rooms, events, now }, press, signal);
  const schedules = rememberSchedules(posting.desk, async () =>
    (await rooms.store.allSchedules(root)).map(({ schedule }) => schedule),
  );
  const watches = rememberWatches(wireWatchDesk({ config, rooms, clock: { now } }), () =>
    rooms.store.allWatches(root),
  );
  const parts = { config, rooms, keeper, catalogue, uploads, board, schedules, watches, sourceOf, now };
  const desk = await createBotDesk(parts);
  const { failed } = createFaultTeller(events, say);
  if (wiring.addRoutes !== null) await addPages(wiring.addRoutes, { config, rooms, keeper, now });
  say(`Reading ${root}. Times are in ${config.timeZone}.`);
  const looking = folderLooks(wiring, createFaultTeller(events, say));
  const level = keeper.levelShared().catch(looking.failed);
  const upkeep = Promise.all([
    level.then(() => keepLevel({ ...looking, level: keeper.levelShared, signal })),
    // What lies in the folder at the start belongs into an edition that is due then.
    level.then(() => posting.run()).catch(failed),
    repeat(SEEN_AGAIN_MS, signal, schedules.look, failed),
    repeat(SEEN_AGAIN_MS, signal, watches.look, failed),
    repeat(TALLIED_EVERY_MS, signal, keepTallies, failed),
    repeat(FORGET_EVERY_MS, signal, () => forgetOld(rooms, desk.forgetGuild, now), failed),
    levelGuilds(uploads, keeper, signal, failed),
  ]);
  wiring.open.defer(() => keepTallies().catch(failed));
  return { desk, upkeep };
}

/** Loaded late: most bots have none. */
async function addPages(addRoutes: AddRoutes, wiring: PagesWiring): Promise<void> {
  const { wirePages } = await import("./wire-pages.ts");
  addRoutes(wirePages(wiring));
}

/** How the shared folder is watched and looked at, and what is said of that. */
function folderLooks({ config, events, say }: BackstageWiring, teller: ReturnType<typeof createFaultTeller>) {
  const { documentsDir: root, folderLookSeconds: seconds } = config;
  return {
    root,
    watch: createDocumentWatch(),
    clock: systemClock,
    lookEveryMs: seconds * 1000,
    failed: teller.failed,
    levelled: teller.well,
    blind(reason: string) {
      events.emit("warn", "folder.unwatched", { reason });
      say(`Changes in ${root} are found by looking every ${seconds} s: ${reason}.`);
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
function createFaultTeller(events: Events, say: (line: string) => void) {
  let said: string | null = null;
  return {
    failed(error: unknown): void {
      events.emit("error", "upkeep.failed", { error });
      if (!(error instanceof Fault) || error.message === said) return;
      said = error.message;
      say(faultLine(error));
    },
    /** All went well: the same fault would be new again. */
    well(): void {
      said = null;
    },
  };
}

/** What was handed in while the program did not run, or was put into a guild's folder by hand. */
async function levelGuilds(
  uploads: ReturnType<typeof createUploads>,
  keeper: ReturnType<typeof createKeeper>,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  for (const guild of await uploads.guilds()) {
    if (signal.aborted) return;
    await keeper.levelGuild(guild).catch(failed);
  }
}

async function forgetOld(
  { store }: Rooms,
  forgetGuild: (guild: string) => Promise<void>,
  now: Now,
): Promise<void> {
  const before = (days: number) => instantAfter(now(), -days * DAY_MS);
  for (const guild of await store.guildsLeftBefore(before(GUILD_KEPT_DAYS))) await forgetGuild(guild);
  await store.forgetBefore(before(SHOWN_KEPT_DAYS));
  await store.forgetEditionsBefore(before(EDITIONS_KEPT_DAYS));
}
