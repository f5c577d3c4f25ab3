import type { IsolatedLimits } from "./isolated-job.ts";
import { createIsolatedReader, type IsolatedReader } from "./isolated-reader.ts";
import { pairReaders } from "./reader-pair.ts";
import { createThreadReader, type FolderReader } from "./thread-reader.ts";

export interface FolderReaderOptions {
  /** What threads and processes run: it calls serveReader in the one and serveIsolated in the other. */
  readonly workerFile?: URL | undefined;
  readonly parseTimeoutMs?: number | undefined;
  /** Limits of the processes. */
  readonly isolated?: Partial<IsolatedLimits> | undefined;
}

/** Text is read in two threads, what is risky to take apart in processes that can be killed. */
export function createFolderReader(options: FolderReaderOptions = {}): FolderReader {
  const { workerFile = new URL("./read-worker.ts", import.meta.url), parseTimeoutMs } = options;
  const newThreadReader = () => createThreadReader({ workerFile, parseTimeoutMs });
  return withIsolation(
    pairReaders(newThreadReader(), newThreadReader()),
    createIsolatedReader({ workerFile, ...options.isolated }),
  );
}

/** A reader that hands on what it finds to be of a kind that is read in isolation. */
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
