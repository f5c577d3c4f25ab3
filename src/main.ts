// Reads the settings, wires the rooms, does one command, and closes what it opened.
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { colourWanted } from "./config/colour.ts";
import { type Config, faultExitCode, faultLines, readConfig } from "./config/config.ts";
import type { Desk, OnProgress } from "./console/actions.ts";
import { parseCommandLine } from "./console/command-line.ts";
import type { Command } from "./console/commands.ts";
import type { ExitCode } from "./console/context.ts";
import { runCommand } from "./console/run.ts";
import { createTerminal, print, type Terminal } from "./console/terminal.ts";
import { sharedLibrary } from "./domain/library.ts";
import type { Events, Store } from "./domain/ports.ts";
import { createFolderSource } from "./ingest/folder-source.ts";
import { listFolder } from "./ingest/list-folder.ts";
import { examine } from "./ops/doctor.ts";
import { createLog } from "./ops/events.ts";
import { openStore } from "./store/open-store.ts";
import { rebuildStore, restoreBackup } from "./store/rescue.ts";
import { openRooms } from "./wire-rooms.ts";
import { wireScheduleDesk } from "./wire-schedules.ts";

const PROJECT_ROOT = resolve(import.meta.dirname, "..");
/** Where the console's numbered claims are kept, for `sources N`. */
const CONSOLE = "console";
/** Within a conversation the folder is looked at again after this long. */
const LOOK_AGAIN_MS = 5_000;

const now = () => new Date().toISOString();

function version(): string {
  const text = readFileSync(resolve(PROJECT_ROOT, "package.json"), "utf8");
  return String((JSON.parse(text) as { version: unknown }).version);
}

/** What the console can ask for. The rooms behind it are opened when first needed, and closed in reverse. */
function openDesk(config: Config, events: Events): { readonly desk: Desk; close(): Promise<void> } {
  const open = new AsyncDisposableStack();
  const library = sharedLibrary(config.documentsDir);
  const newStore = () => openStore({ dataDir: config.dataDir, now, events });
  const rooms = once(async () => {
    const opened = await openRooms({ config, events, now, open });
    const source = createFolderSource({ root: config.documentsDir, now, reader: opened.reader });
    const takeIn = atMostEvery(LOOK_AGAIN_MS, (onProgress: OnProgress) =>
      opened.intake.takeIn(library, source, onProgress),
    );
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
        version: { dateline: version(), node: process.versions.node },
        library,
        dataDir: config.dataDir,
        settings: {
          timeZone: config.timeZone,
          discordWanted: config.discord.token !== null,
        },
        countFiles: async () => Array.from(listFolder(config.documentsDir)).length,
        async freeSpace() {
          const { bavail, bsize } = await statfs(existingPart(config.dataDir));
          return bavail * bsize;
        },
        openStore: newStore,
        checkModel: modelCheckOf(config, newStore, events),
      });
    },
  };
  return { desk, close: () => open.disposeAsync() };
}

function modelCheckOf({ model, promptsDir }: Config, newStore: () => Promise<Store>, events: Events) {
  if (model === null) return null;
  return async () => {
    const { checkModel } = await import("./wire-model-check.ts");
    return checkModel({ config: model, promptsDir, openStore: newStore, events, now });
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

async function main(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const typed = parseCommandLine(argv);
  switch (typed.kind) {
    case "help":
      await print(terminal.out, typed.text);
      return 0;
    case "version":
      await print(terminal.out, `${version()}\n`);
      return 0;
    case "wrong":
      await print(terminal.err, `${typed.line}\n`);
      return 2;
    case "command": {
      const settings = readConfig({ flags: typed.flags, cwd: process.cwd(), projectRoot: PROJECT_ROOT });
      if (settings.ok) return run(typed.command, settings.config, terminal);
      await print(
        terminal.err,
        faultLines(settings.faults)
          .map((line) => `dateline: ${line}\n`)
          .join(""),
      );
      return faultExitCode(settings.faults);
    }
  }
}

/** Aborts on Ctrl-C or SIGTERM; a second one ends the program at once. */
function onSignals(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const names = ["SIGINT", "SIGTERM"] as const;
  for (const name of names) process.once(name, stop);
  return {
    signal: controller.signal,
    release() {
      for (const name of names) process.off(name, stop);
    },
  };
}

async function run(command: Command, config: Config, terminal: Terminal): Promise<ExitCode> {
  const events = createLog(config.logLevel);
  if (command.name === "serve" && config.discord.token !== null) {
    const { serveDiscord } = await import("./wire-discord.ts");
    const { signal, release } = onSignals();
    const token = config.discord.token.reveal();
    return serveDiscord({ config, token, events, now, terminal, signal }).finally(release);
  }
  const rooms = openDesk(config, events);
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

const terminal = createTerminal({
  out: process.stdout,
  err: process.stderr,
  input: process.stdin,
  colour: colourWanted(process.stdout.isTTY === true),
});
process.exitCode = await main(process.argv.slice(2), terminal);
