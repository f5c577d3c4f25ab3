// Connects each call of the console to the rooms that answer it; they are opened when first needed.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { once } from "../async/once.ts";
import { systemClock } from "../async/system-clock.ts";
import { throttle } from "../async/throttle.ts";
import type { Config } from "../config/config.ts";
import {
  CONSOLE_PLACE,
  type ConsoleService,
  type OnProgress,
  RESCAN_INTERVAL_MS,
} from "../console/console-service.ts";
import type { Now } from "../domain/core/clock.ts";
import { errorCode, Fault } from "../domain/core/fault.ts";
import { operatorLibrary } from "../domain/core/library.ts";
import type { Events } from "../domain/operations/events.ts";
import type { HealthSignals } from "../domain/operations/health-signals.ts";
import { NO_COUNTS } from "../domain/operations/quality-counts.ts";
import { inEnglish } from "../domain/texts/reasons.ts";
import { message } from "../domain/texts/texts.ts";
import { createUploads } from "../ingest/uploads.ts";
import { NO_LIBRARY_SYNC } from "../newsroom/sync/library-sync.ts";
import { type CoreServices, openCore } from "./core.ts";
import type { AddRoutes } from "./pages.ts";
import { wireScheduleService } from "./schedules.ts";
import { sourceProviders } from "./sources.ts";
import { wireStore } from "./store.ts";

export interface ConsoleServiceDeps {
  readonly config: Config;
  readonly events: Events;
  readonly now: Now;
  readonly version: string;
  readonly sensors: HealthSignals;
  /** Absent without pages over HTTP. */
  readonly addRoutes?: AddRoutes;
  /** Closes what is opened, in reverse. */
  readonly resources: AsyncDisposableStack;
}

export function createConsoleService(deps: ConsoleServiceDeps): ConsoleService {
  const { config, events, now } = deps;
  const library = operatorLibrary(config.documentsDir);
  const engine = wireStore(config, deps);
  const core = once(() => openConsoleCore(deps));
  const scannedCore = async (onProgress: OnProgress) => {
    const opened = await core();
    await opened.scanSources(onProgress);
    return opened;
  };
  const schedulesOf = (opened: CoreServices) => wireScheduleService({ config, core: opened, events, now });
  return {
    brief: async ({ since, onProgress }) => (await scannedCore(onProgress)).briefings.compose(library, since),
    ask: async (question, { conversation, onProgress }) =>
      (await scannedCore(onProgress)).questions.ask(
        library,
        question,
        conversation === null ? {} : { conversation },
      ),
    schedules: async () => schedulesOf(await core()),
    previewSchedule: async (guild, id, onProgress) =>
      schedulesOf(await scannedCore(onProgress)).preview(guild, id),
    async feeds() {
      const { wireFeeds } = await import("./feeds.ts");
      const { service, syncFiles } = wireFeeds({ ...deps, core: await core() });
      for (const { path, trouble } of await syncFiles())
        events.emit("warn", "feeds-file.unreadable", { path, reason: inEnglish(trouble.message) });
      return service;
    },
    readFile: readFileOf,
    documents: async (paths) => (await core()).store.documents(library, paths),
    shown: async () => (await core()).store.shown(library, CONSOLE_PLACE),
    saveShown: async (shown) => (await core()).store.saveShown(library, CONSOLE_PLACE, shown),
    backup: async (file) => (await core()).store.backup(resolve(file)),
    async restore(file) {
      await engine.restore(resolve(file));
    },
    async doctor({ rebuild }) {
      const { runDoctor } = await import("./doctor.ts");
      if (rebuild) await engine.rebuild();
      return runDoctor(deps);
    },
  };
}

async function readFileOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(file));
  } catch (error) {
    const detail = errorCode(error) ?? String(error);
    throw new Fault("file-missing", message("reason.run.file-unreadable", { file, detail }), {
      cause: error,
    });
  }
}

async function openConsoleCore({ config, events, now, resources, sensors, addRoutes }: ConsoleServiceDeps) {
  const opened = await openCore({ config, events, counts: NO_COUNTS, now, resources, sensors });
  const library = operatorLibrary(config.documentsDir);
  const uploads = createUploads(config.dataDir);
  const providers = sourceProviders({ config, core: opened, uploads, now });
  const scanSources = throttle(RESCAN_INTERVAL_MS, systemClock, async (onProgress: OnProgress) => {
    for (const provider of providers)
      for (const source of await provider.sourcesOf(null))
        await opened.intake.ingest(library, source, onProgress);
  });
  if (addRoutes !== undefined) {
    const { wirePages } = await import("./pages.ts");
    addRoutes(wirePages({ config, core: opened, librarySync: NO_LIBRARY_SYNC, now }));
  }
  return { ...opened, scanSources };
}
