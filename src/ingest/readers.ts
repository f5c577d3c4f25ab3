import type { IsolatedLimits } from "./isolated-job.ts";
import { createIsolatedReader, type IsolatedReader } from "./isolated-reader.ts";
import { createReader, type Reader } from "./reader.ts";
import { pairReaders } from "./reader-pair.ts";

export interface ReadersOptions {
  /** What threads and processes run: it calls serveReader in the one and serveIsolated in the other. */
  readonly workerFile?: URL | undefined;
  readonly parseLimitMs?: number | undefined;
  /** Limits of the processes. */
  readonly isolated?: Partial<IsolatedLimits> | undefined;
}

/** Text is read in two threads, what is risky to take apart in processes that can be killed. */
export function createReaders(options: ReadersOptions = {}): Reader {
  const { workerFile = new URL("./read-worker.ts", import.meta.url), parseLimitMs } = options;
  const newReader = () => createReader({ workerFile, parseLimitMs });
  return isolating(
    pairReaders(newReader(), newReader()),
    createIsolatedReader({ workerFile, ...options.isolated }),
  );
}

/** A reader that hands on what it finds to be of a kind that is read in isolation. */
export function isolating(reader: Reader, isolated: IsolatedReader): Reader {
  return {
    warm: () => reader.warm(),
    list: (root, page) => reader.list(root, page),
    async read(job) {
      const outcome = await reader.read(job);
      return outcome.kind === "isolate" ? isolated.read(job) : outcome;
    },
    async close() {
      await Promise.all([reader.close(), isolated.close()]);
    },
  };
}
