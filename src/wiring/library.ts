// Wires a bot's libraries: the shared folder, the guilds' uploads, and what keeps them in sync with the store.
import { systemClock } from "../async/system-clock.ts";
import type { Config } from "../config/config.ts";
import type { Now } from "../domain/core/clock.ts";
import type { SingleFileResult } from "../domain/intake/file-change.ts";
import type { Uploads } from "../domain/intake/uploads.ts";
import type { Events } from "../domain/operations/events.ts";
import { createSingleFileReader } from "../ingest/single-file.ts";
import { createUploads } from "../ingest/uploads.ts";
import { createDocumentReader } from "../ingest/worker/document-reader.ts";
import { createLibraryStatusService, type LibraryStatusService } from "../newsroom/library/library-status.ts";
import { createTitleIndex, type TitleIndex } from "../newsroom/library/title-index.ts";
import { createLibrarySync, type LibrarySync } from "../newsroom/sync/library-sync.ts";
import { createUploadService, type UploadService } from "../newsroom/sync/upload-service.ts";
import type { CoreServices } from "./core.ts";
import { sourceProviders } from "./sources.ts";

export interface LibraryDeps {
  readonly config: Config;
  readonly core: Pick<CoreServices, "store" | "reader" | "intake">;
  readonly events: Events;
  readonly now: Now;
  readonly signal: AbortSignal;
}

export interface LibraryServices {
  readonly librarySync: LibrarySync;
  readonly titleIndex: TitleIndex;
  readonly statusService: LibraryStatusService;
  readonly uploads: Uploads;
  readonly uploadService: UploadService;
  readonly readSingleFile: (name: string, bytes: Uint8Array) => Promise<SingleFileResult>;
}

export function wireLibrary({ config, core, events, now, signal }: LibraryDeps): LibraryServices {
  const { store, reader, intake } = core;
  const root = config.documentsDir;
  const readSingleFile = createSingleFileReader(createDocumentReader(reader), now);
  const uploads = createUploads(config.dataDir);
  const titleIndex = createTitleIndex({ store, events });
  const librarySync = createLibrarySync({
    ...{ root, store, intake, titleIndex, events, now, signal },
    providers: sourceProviders({ config, core, uploads, now, settleMs: config.folderSettleSeconds * 1000 }),
  });
  return {
    librarySync,
    titleIndex,
    statusService: createLibraryStatusService({
      store,
      now,
      monotonicMs: systemClock.monotonicMs,
      onError: (error) => events.emit("error", "status.failed", { error }),
    }),
    uploads,
    uploadService: createUploadService({ uploads, librarySync, readSingleFile }),
    readSingleFile,
  };
}
