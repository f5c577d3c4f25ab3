// Wires the console: a command in a terminal, the rooms behind it opened when they are first needed.

import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { systemClock } from "../async/system-clock.ts";
import type { Config } from "../config/config.ts";
import type { Command } from "../console/command-line/commands.ts";
import type { ConsoleService, OnProgress } from "../console/console-service.ts";
import type { ExitCode } from "../console/context.ts";
import { runCommand } from "../console/run.ts";
import type { Terminal } from "../console/terminal/terminal.ts";
import { operatorLibrary } from "../domain/core/library.ts";
import type { Now } from "../domain/core/time.ts";
import type { HealthSignals } from "../domain/operations/health.ts";
import type { Events, Store } from "../domain/store/store.ts";
import { listFolder } from "../ingest/listing/list-folder.ts";
import { createFolderSource } from "../ingest/scan/folder-source.ts";
import { runChecks } from "../ops/doctor/doctor.ts";
import { openStore } from "../store/sqlite/open-store.ts";
import { rebuildStore, restoreBackup } from "../store/sqlite/restore.ts";
import { openCore } from "./core.ts";
import type { AddRoutes } from "./pages.ts";
import { wireScheduleService } from "./schedules.ts";

/** Where the console's numbered claims are kept, for `sources N`. */
const CONSOLE_PLACE = "console";
/** Within a conversation the folder is looked at again after this long. */
const RESCAN_INTERVAL_MS = 5_000;

export interface ConsoleDeps {
  readonly command: Command;
  readonly config: Config;
  readonly events: Events;
  readonly now: Now;
  readonly terminal: Terminal;
  readonly version: string;
  readonly sensors: HealthSignals;
  /** Where there are pages over HTTP. */
  readonly addRoutes?: AddRoutes;
}

export async function runInConsole(deps: ConsoleDeps): Promise<ExitCode> {
  const { command, config, now, terminal } = deps;
  const opened = openConsoleService(deps);
  try {
    return await runCommand(command, {
      service: opened.service,
      terminal,
      timeZone: config.timeZone,
      timeZoneFrom: config.timeZoneFrom,
      since: config.since,
      guild: config.discord.guildId,
      now,
      monotonicMs: systemClock.monotonicMs,
      newConversation: randomUUID,
    });
  } finally {
    await opened.close();
  }
}

/** What the console can ask for. The rooms behind it are opened when first needed, and closed in reverse. */
function openConsoleService({ config, events, now, version, sensors, addRoutes }: ConsoleDeps): {
  readonly service: ConsoleService;
  close(): Promise<void>;
} {
  const resources = new AsyncDisposableStack();
  const library = operatorLibrary(config.documentsDir);
  const openNewStore = () => openStore({ dataDir: config.dataDir, now, events });
  const core = memoize(async () => {
    const opened = await openCore({ config, events, now, resources, sensors });
    const source = createFolderSource({ root: config.documentsDir, now, reader: opened.reader });
    const scanFolder = throttled(RESCAN_INTERVAL_MS, (onProgress: OnProgress) =>
      opened.intake.ingest(library, source, onProgress),
    );
    if (addRoutes !== undefined) {
      const { NO_LIBRARY_SYNC, wirePages } = await import("./pages.ts");
      addRoutes(wirePages({ config, core: opened, librarySync: NO_LIBRARY_SYNC, now }));
    }
    return { ...opened, takeIn: scanFolder };
  });
  const service: ConsoleService = {
    async brief({ since, onProgress }) {
      const { briefings, takeIn: scanFolder } = await core();
      await scanFolder(onProgress);
      return briefings.compose(library, since);
    },
    async ask(question, { conversation, onProgress }) {
      const { questions, takeIn: scanFolder } = await core();
      await scanFolder(onProgress);
      return questions.ask(library, question, conversation === null ? {} : { conversation });
    },
    schedules: async () => wireScheduleService({ config, core: await core(), events, now }),
    async previewSchedule(guild, id, onProgress) {
      const opened = await core();
      await opened.takeIn(onProgress);
      return wireScheduleService({ config, core: opened, events, now }).preview(guild, id);
    },
    documents: async (paths) => (await core()).store.documents(library, paths),
    shown: async () => (await core()).store.shown(library, CONSOLE_PLACE),
    saveShown: async (shown) => (await core()).store.saveShown(library, CONSOLE_PLACE, shown),
    backup: async (file) => (await core()).store.backup(resolve(file)),
    async restore(file) {
      await restoreBackup(resolve(file), config.dataDir);
    },
    async doctor({ rebuild }) {
      if (rebuild) await rebuildStore(config.dataDir);
      return runChecks({
        version: { dateline: version, node: process.versions.node },
        library,
        dataDir: config.dataDir,
        settings: { timeZone: config.timeZone },
        countFiles: async () => {
          const files = Array.from(listFolder(config.documentsDir));
          return {
            files: files.length,
            restricted: files.filter(({ guilds }) => guilds !== undefined).length,
          };
        },
        async freeSpace() {
          const { bavail, bsize } = await statfs(nearestExistingFolder(config.dataDir));
          return bavail * bsize;
        },
        openStore: openNewStore,
        probeDiscord: discordProbe(config),
        checkModel: modelCheck({ config, openNewStore, events, now }),
      });
    },
  };
  return { service, close: () => resources.disposeAsync() };
}

interface ModelCheckDeps extends Pick<ConsoleDeps, "config" | "events" | "now"> {
  readonly openNewStore: () => Promise<Store>;
}

function modelCheck({ config: { model, promptsDir }, openNewStore, events, now }: ModelCheckDeps) {
  if (model === null) return null;
  return async () => {
    const { checkModel } = await import("./model-check.ts");
    return checkModel({ config: model, promptsDir, openStore: openNewStore, events, now });
  };
}

function discordProbe({ discord: { token, apiUrl, guildId } }: Config) {
  if (token === null) return null;
  return async () => {
    const { probeDiscord } = await import("../discord/api/probe.ts");
    return probeDiscord({ token: token.reveal(), apiUrl, guildId });
  };
}

/** The folder, or the nearest one above it that is there: where a folder not made yet will lie. */
function nearestExistingFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestExistingFolder(dirname(folder));
}

function memoize<T>(make: () => Promise<T>): () => Promise<T> {
  let cached: Promise<T> | null = null;
  return () => {
    cached ??= make();
    return cached;
  };
}

/** Does the work unless it was done less than `ms` ago. */
function throttled<A>(ms: number, work: (argument: A) => Promise<unknown>): (argument: A) => Promise<void> {
  let lastDoneMs = Number.NEGATIVE_INFINITY;
  return async (argument) => {
    if (systemClock.monotonicMs() - lastDoneMs < ms) return;
    await work(argument);
    lastDoneMs = systemClock.monotonicMs();
  };
}
