import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { textsFor } from "../../../src/catalogues/texts.ts";
import { readConfig } from "../../../src/config/config.ts";
import type { Now } from "../../../src/domain/core/clock.ts";
import { type LibraryId, operatorLibrary } from "../../../src/domain/core/library.ts";
import { createHealthSignals } from "../../../src/domain/operations/health-signals.ts";
import { NO_COUNTS } from "../../../src/domain/operations/quality-counts.ts";
import { createFolderSource } from "../../../src/ingest/scan/folder-source.ts";
import { createHttpServer } from "../../../src/web/http/server.ts";
import type { SyncStatus } from "../../../src/web/pages/dependencies.ts";
import { type CoreServices, openCore } from "../../../src/wiring/core.ts";
import { wirePages } from "../../../src/wiring/pages.ts";

/** The pages of a real server, with a real store and a folder of real files. */
export interface PagesScene extends AsyncDisposable {
  readonly url: string;
  readonly rooms: CoreServices;
  readonly library: LibraryId;
  readonly get: (path: string) => Promise<{ readonly status: number; readonly text: string }>;
  /** The sync status that the pages show. */
  readonly syncStatus: { now: SyncStatus };
}

export const SEEDS = resolve(import.meta.dirname, "../../../seeds");
export const NOW = "2024-02-08T10:00:00.000Z";
const QUIET: SyncStatus = { backlog: null, settling: 0, lastSyncedAt: null };

export async function openPagesScene(
  documents: Readonly<Record<string, string | Uint8Array>> | "seeds",
  now: Now = () => NOW,
  language = "en",
): Promise<PagesScene> {
  const resources = new AsyncDisposableStack();
  const place = await mkdtemp(join(tmpdir(), "dateline-pages-"));
  resources.defer(() => rm(place, { recursive: true }));
  const folder = documents === "seeds" ? SEEDS : join(place, "documents");
  if (documents !== "seeds") await writeAll(folder, documents);
  const env = {
    DOCUMENTS_DIR: folder,
    DATA_DIR: join(place, "data"),
    TIME_ZONE: "Europe/Berlin",
    LANGUAGE: language,
  };
  const settings = readConfig({ env, cwd: place, projectRoot: place });
  if (!settings.ok) throw new Error(JSON.stringify(settings.faults));
  const { config } = settings;
  const events = { emit: () => undefined };
  const core = await openCore({
    config,
    events,
    counts: NO_COUNTS,
    now,
    resources,
    sensors: createHealthSignals(),
  });
  const source = createFolderSource({ root: folder, now, reader: core.reader });
  await core.intake.ingest(operatorLibrary(folder), source);
  const syncStatus = { now: QUIET };
  const librarySync = {
    backlog: () => syncStatus.now.backlog && { ...syncStatus.now.backlog, latest: null },
    lastReport: () => ({ read: 0, unreadable: 0, gone: 0, settling: syncStatus.now.settling }),
    lastSyncedAt: () => syncStatus.now.lastSyncedAt,
  };
  const routes = wirePages({ config, core, librarySync, now });
  const server = await createHttpServer({
    host: "127.0.0.1",
    port: 0,
    token: null,
    routes,
    events,
    texts: textsFor(language),
  });
  resources.defer(() => server.close());
  return {
    url: server.url,
    rooms: core,
    library: { root: folder, guild: null },
    syncStatus,
    async get(path) {
      const response = await fetch(server.url + path);
      return { status: response.status, text: await response.text() };
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

async function writeAll(folder: string, documents: Readonly<Record<string, string | Uint8Array>>) {
  await mkdir(folder);
  for (const [name, content] of Object.entries(documents)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
