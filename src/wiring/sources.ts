// Wires the sources of documents, for a bot and for the console. A new kind of source is one more provider in the list.
import type { Config } from "../config/config.ts";
import type { Now } from "../domain/core/clock.ts";
import type { SourceProvider } from "../domain/intake/document-source.ts";
import { UPLOADS } from "../domain/intake/source-id.ts";
import type { Uploads } from "../domain/intake/uploads.ts";
import { feedProvider } from "../feeds/subscriptions/entry-source.ts";
import { createFolderSource } from "../ingest/scan/folder-source.ts";
import { folderProvider, uploadsProvider } from "../ingest/source-providers.ts";
import { UPLOAD_SCAN_OPTIONS } from "../ingest/uploads.ts";
import { createDocumentReader } from "../ingest/worker/document-reader.ts";
import type { CoreServices } from "./core.ts";

export interface SourcesDeps {
  readonly config: Config;
  /** What any source may need: the store for what it keeps, the reader for what it fetches. */
  readonly core: Pick<CoreServices, "store" | "reader">;
  /** How long a file of the folder must be unchanged before it is read; absent: it is read at once. */
  readonly settleMs?: number;
  readonly uploads: Uploads;
  readonly now: Now;
}

/** In the order in which a library's sources are read. */
export function sourceProviders(deps: SourcesDeps): readonly SourceProvider[] {
  const { config, core, uploads, now, settleMs = 0 } = deps;
  const { reader, store } = core;
  const root = config.documentsDir;
  return [
    folderProvider(createFolderSource({ root, now, reader, settleMs })),
    uploadsProvider(uploads, (root) =>
      createFolderSource({ root, id: UPLOADS, now, reader, ...UPLOAD_SCAN_OPTIONS }),
    ),
    feedProvider({ store, reader: createDocumentReader(reader), root, now }),
  ];
}
