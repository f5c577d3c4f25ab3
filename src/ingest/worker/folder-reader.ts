import type { IsolatedLimits } from "./isolated-job.ts";
import { createIsolatedReader, type IsolatedReader } from "./isolated-reader.ts";
import { pairReaders } from "./reader-pair.ts";
import { createThreadReader, type FolderReader } from "./thread-reader.ts";

export interface FolderReaderOptions {
  /** The entry file of threads and processes; it must call serveReading(). */
  readonly workerFile?: URL | undefined;
  readonly parseTimeoutMs?: number | undefined;
  /** Limits of each reading process. */
  readonly isolated?: Partial<IsolatedLimits> | undefined;
}

/** Reads text formats in up to two threads, and formats with risky parsers in processes that can be killed. */
export function createFolderReader(options: FolderReaderOptions = {}): FolderReader {
  const { workerFile = new URL("./read-worker.ts", import.meta.url), parseTimeoutMs } = options;
  const newThreadReader = () => createThreadReader({ workerFile, parseTimeoutMs });
  return withIsolation(
    pairReaders(newThreadReader(), newThreadReader()),
    createIsolatedReader({ workerFile, ...options.isolated }),
  );
}

/** Passes files of isolated formats on to `isolated`. */
export function withIsolation(reader: FolderReader, isolated: IsolatedReader): FolderReader {
  return {
    warm: () => reader.warm(),
    list: (root, onPage) => reader.list(root, onPage),
    async read(job) {
      const outcome = await reader.read(job);
      return outcome.kind === "isolate" ? isolated.read(job) : outcome;
    },
    async close() {
      await Promise.all([reader.close(), isolated.close()]);
    },
  };
}
