// Wires the console: a command in a terminal, the rooms behind it opened when they are first needed.
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Config } from "./config/config.ts";
import type { Desk, OnProgress } from "./console/actions.ts";
import type { Command } from "./console/commands.ts";
import type { ExitCode } from "./console/context.ts";
import { runCommand } from "./console/run.ts";
import type { Terminal } from "./console/terminal.ts";
import type { Sensors } from "./domain/health.ts";
import { operatorLibrary } from "./domain/library.ts";
import type { Events, Store } from "./domain/ports.ts";
import type { Now } from "./domain/time.ts";
import { createFolderSource } from "./ingest/folder-source.ts";
import { listFolder } from "./ingest/list-folder.ts";
import { examine } from "./ops/doctor.ts";
import { openStore } from "./store/open-store.ts";
import { rebuildStore, restoreBackup } from "./store/rescue.ts";
import type { AddRoutes } from "./wire-pages.ts";
import { openRooms } from "./wire-rooms.ts";
import { wireScheduleDesk } from "./wire-schedules.ts";

/** Where the console's numbered claims are kept, for `sources N`. */
const CONSOLE = "console";
/** Within a conversation the folder is looked at again after this long. */
const LOOK_AGAIN_MS = 5_000;

export interface ConsoleWiring {
  readonly command: Command;
  readonly config: Config;
  readonly events: Events;
  readonly now: Now;
  readonly terminal: Terminal;
  readonly version: string;
  readonly sensors: Sensors;
  /** Where there are pages over HTTP. */
  readonly addRoutes?: AddRoutes;
}

export async function runInConsole(wiring: ConsoleWiring): Promise<ExitCode> {
  const { command, config, now, terminal } = wiring;
  const rooms = openDesk(wiring);
  try {
    return await runCommand(command, {
      desk: rooms.desk,
      terminal,
      timeZone: config.timeZone,
      timeZoneFrom: config.timeZoneFrom,
      since: config.since,
      guild: config.discord.guildId,
      now,
      nowMs: () => performance.now(),
      newConversation: randomUUID,
    });
  } finally {
    await rooms.close();
  }
}

/** What the console can ask for. The rooms behind it are opened when first needed, and closed in reverse. */
function openDesk({ config, events, now, version, sensors, addRoutes }: ConsoleWiring): {
  readonly desk: Desk;
  close(): Promise<void>;
} {
  const open = new AsyncDisposableStack();
  const library = operatorLibrary(config.documentsDir);
  const newStore = () => openStore({ dataDir: config.dataDir, now, events });
  const rooms = once(async () => {
    const opened = await openRooms({ config, events, now, open, sensors });
    const source = createFolderSource({ root: config.documentsDir, now, reader: opened.reader });
    const takeIn = atMostEvery(LOOK_AGAIN_MS, (onProgress: OnProgress) =>
      opened.intake.takeIn(library, source, onProgress),
    );
    if (addRoutes !== undefined) {
      const { NO_KEEPER, wirePages } = await import("./wire-pages.ts");
      addRoutes(wirePages({ config, rooms: opened, keeper: NO_KEEPER, now }));
    }
    return { ...opened, takeIn };
  });
  const desk: Desk = {
    async brief({ since, onProgress }) {
      const { briefings, takeIn } = await rooms();
      await takeIn(onProgress);
      return briefings.compose(library, since);
    },
    async ask(question, { conversation, onProgress }) {
      const { questions, takeIn } = await rooms();
      await takeIn(onProgress);
      return questions.ask(library, question, conversation === null ? {} : { conversation });
    },
    schedules: async () => wireScheduleDesk({ config, rooms: await rooms(), events, now }),
    async previewSchedule(guild, id, onProgress) {
      const opened = await rooms();
      await opened.takeIn(onProgress);
      return wireScheduleDesk({ config, rooms: opened, events, now }).preview(guild, id);
    },
    documents: async (paths) => (await rooms()).store.documents(library, paths),
    shown: async () => (await rooms()).store.shown(library, CONSOLE),
    keepShown: async (shown) => (await rooms()).store.keepShown(library, CONSOLE, shown),
    backup: async (file) => (await rooms()).store.backup(resolve(file)),
    async restore(file) {
      await restoreBackup(resolve(file), config.dataDir);
    },
    async doctor({ rebuild }) {
      if (rebuild) await rebuildStore(config.dataDir);
      return examine({
        version: { dateline: version, node: process.versions.node },
        library,
        dataDir: config.dataDir,
        settings: { timeZone: config.timeZone },
        countFiles: async () => {
          const files = Array.from(listFolder(config.documentsDir));
          return { files: files.length, kept: files.filter(({ guilds }) => guilds !== undefined).length };
        },
        async freeSpace() {
          const { bavail, bsize } = await statfs(existingPart(config.dataDir));
          return bavail * bsize;
        },
        openStore: newStore,
        lookAtDiscord: discordLookOf(config),
        checkModel: modelCheckOf({ config, newStore, events, now }),
      });
    },
  };
  return { desk, close: () => open.disposeAsync() };
}

interface ModelCheckParts extends Pick<ConsoleWiring, "config" | "events" | "now"> {
  readonly newStore: () => Promise<Store>;
}

function modelCheckOf({ config: { model, promptsDir }, newStore, events, now }: ModelCheckParts) {
  if (model === null) return null;
  return async () => {
    const { checkModel } = await import("./wire-model-check.ts");
    return checkModel({ config: model, promptsDir, openStore: newStore, events, now });
  };
}

function discordLookOf({ discord: { token, apiUrl, guildId } }: Config) {
  if (token === null) return null;
  return async () => {
    const { lookAtDiscord } = await import("./discord/look.ts");
    return lookAtDiscord({ token: token.reveal(), apiUrl, guildId });
  };
}

/** The folder, or the nearest one above it that is there: where a folder not made yet will lie. */
function existingPart(folder: string): string {
  return existsSync(folder) ? folder : existingPart(dirname(folder));
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** Does the work unless it was done less than `ms` ago. */
function atMostEvery<A>(ms: number, work: (argument: A) => Promise<unknown>): (argument: A) => Promise<void> {
  let doneAt = Number.NEGATIVE_INFINITY;
  return async (argument) => {
    if (performance.now() - doneAt < ms) return;
    await work(argument);
    doneAt = performance.now();
  };
}
