// Wires the sources of documents. A new kind of source is one more provider in the list.
import type { Config } from "../config/config.ts";
import type { Now } from "../domain/core/clock.ts";
import type { SourceProvider } from "../domain/intake/document-source.ts";
import { UPLOADS } from "../domain/intake/source-id.ts";
import type { Uploads } from "../domain/intake/uploads.ts";
import { createFolderSource } from "../ingest/scan/folder-source.ts";
import { folderProvider, uploadsProvider } from "../ingest/source-providers.ts";
import { UPLOAD_SCAN_OPTIONS } from "../ingest/uploads.ts";
import type { FolderReader } from "../ingest/worker/folder-reader.ts";

export interface SourcesDeps {
  readonly config: Pick<Config, "documentsDir" | "folderSettleSeconds">;
  readonly reader: FolderReader;
  readonly uploads: Uploads;
  readonly now: Now;
}

/** In the order in which a library's sources are read. */
export function sourceProviders({ config, reader, uploads, now }: SourcesDeps): readonly SourceProvider[] {
  const settleMs = config.folderSettleSeconds * 1000;
  return [
    folderProvider(createFolderSource({ root: config.documentsDir, now, reader, settleMs })),
    uploadsProvider(uploads, (root) =>
      createFolderSource({ root, id: UPLOADS, now, reader, ...UPLOAD_SCAN_OPTIONS }),
    ),
  ];
}
