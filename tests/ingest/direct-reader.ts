import type { EmbeddedResult } from "../../src/domain/intake/document-reader.ts";
import type { FolderReader } from "../../src/ingest/worker/folder-reader.ts";
import { withEmbedded } from "../../src/ingest/worker/outcomes.ts";
import { readFile } from "../../src/ingest/worker/read-file.ts";

/** Reads in the thread of the test, without a worker. */
export function directReader(): Pick<FolderReader, "read" | "close"> {
  return {
    async read(job) {
      const embedded: EmbeddedResult[] = [];
      const emit = async (item: EmbeddedResult) => void embedded.push(item);
      return withEmbedded(await readFile(job, { emit }), embedded);
    },
    close: async () => undefined,
  };
}
