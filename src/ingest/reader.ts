import { Worker } from "node:worker_threads";
import { Fault } from "../domain/fault.ts";
import { PARSE_LIMIT_MS, WORKER_HEAP_MB, YOUNG_HEAP_MB } from "./limits.ts";
import type { Listed } from "./list-folder.ts";
import { stoppedReading, withParts } from "./outcomes.ts";
import type {
  ListFault,
  Part,
  ReadJob,
  ReadOutcome,
  Replies,
  Reply,
  Request,
  WorkerStart,
} from "./protocol.ts";
import { malformed } from "./reasons.ts";

/** The main thread's side of the reading worker. */
export interface Reader {
  /** Starts the worker before it is asked for anything. */
  warm(): void;
  /** Calls `page` for each part of the listing, and returns the folder's real path, or why it can't be listed. */
  list(root: string, page: (entries: readonly Listed[]) => void): Promise<string | ListFault>;
  /** A file that stops the worker, or takes too long, is "malformed"; the files after it are read all the same. */
  read(job: ReadJob): Promise<ReadOutcome>;
  close(): Promise<void>;
}

interface Pending {
  readonly request: Request;
  /** Takes a reply; true when it was the last one for the request. */
  readonly take: (reply: Reply) => boolean;
  /** Called when the worker stopped while this request was the one being worked on. */
  readonly stopped: (why: string) => void;
  readonly closed: (fault: Fault) => void;
}

export interface ReaderOptions {
  readonly parseLimitMs?: number | undefined;
  readonly workerFile?: URL | undefined;
}

export function createReader(options: ReaderOptions = {}): Reader {
  const { parseLimitMs = PARSE_LIMIT_MS, workerFile = new URL("./read-worker.ts", import.meta.url) } =
    options;
  const queue = new Map<number, Pending>();
  const current = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  let unsent: Request[] = [];
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | null = null;
  let nextId = 1;

  function start(): Worker {
    const started = new Worker(workerFile, {
      workerData: { current } satisfies WorkerStart,
      resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
    });
    Atomics.store(current, 0, 0);
    let failure = "it stopped";
    started.on("message", (replies: Replies) => replies.forEach(onReply));
    started.on("error", (error) => {
      failure = error instanceof Error ? error.message : String(error);
    });
    started.on("exit", () => {
      if (worker === started) onStopped(failure);
    });
    unsent = Array.from(queue.values(), ({ request }) => request);
    send();
    return started;

    function send(): void {
      if (unsent.length > 0) started.postMessage(unsent);
      unsent = [];
    }
  }

  /** What is asked for in one go goes out in one message. */
  function sendSoon(request: Request): void {
    if (unsent.push(request) > 1) return;
    queueMicrotask(() => {
      if (unsent.length > 0) worker?.postMessage(unsent);
      unsent = [];
    });
  }

  function onReply(reply: Reply): void {
    timer?.refresh();
    const pending = queue.get(reply.id);
    if (pending?.take(reply)) queue.delete(reply.id);
    if (queue.size === 0) rest();
  }

  // What it was working on it has noted, unless it stopped before its first; replies that were lost with it are asked for
  // again.
  function onStopped(why: string): void {
    worker = null;
    const noted = queue.get(Atomics.load(current, 0)) ?? queue.values().next().value;
    if (noted !== undefined) queue.delete(noted.request.id);
    noted?.stopped(why);
    if (queue.size === 0) rest();
    else {
      worker = start();
      timer?.refresh();
    }
  }

  function rest(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    worker?.unref();
  }

  // The messages of a busy moment are taken in before the worker is held to be stuck.
  function onTimeout(): void {
    const before = Atomics.load(current, 0);
    setImmediate(() => {
      if (worker === null || queue.size === 0) return;
      if (Atomics.load(current, 0) !== before) {
        timer?.refresh();
        return;
      }
      // Not waited for: a thread that is deep in native code ends when it comes up again.
      void worker.terminate();
      onStopped(`it took longer than ${parseLimitMs / 1000} s`);
    });
  }

  function post(pending: Omit<Pending, "request">, request: Request): void {
    queue.set(request.id, { ...pending, request });
    if (worker === null) worker = start();
    else sendSoon(request);
    worker.ref();
    timer ??= setTimeout(onTimeout, parseLimitMs);
  }

  return {
    warm() {
      worker ??= start();
      worker.unref();
    },
    list: (root, page) =>
      new Promise((resolve, reject) => {
        post(listing(page, resolve, reject), { id: nextId++, kind: "list", root });
      }),
    read: (job) =>
      new Promise((resolve, reject) => {
        post({ ...reading(job, resolve), closed: reject }, { id: nextId++, kind: "read", ...job });
      }),
    async close() {
      const left = [...queue.values()];
      queue.clear();
      for (const { closed } of left)
        closed(new Fault("ingest-failed", "Reading was broken off: the source was closed."));
      const closing = worker;
      worker = null;
      rest();
      await closing?.terminate();
    },
  };
}

function listing(
  page: (entries: readonly Listed[]) => void,
  resolve: (result: string | ListFault) => void,
  reject: (fault: Fault) => void,
): Omit<Pending, "request"> {
  return {
    take(reply) {
      if (reply.kind === "list-failed") resolve(reply.fault);
      if (reply.kind !== "listed") return true;
      page(reply.entries);
      if (reply.root !== null) resolve(reply.root);
      return reply.root !== null;
    },
    closed: reject,
    stopped: (why) => reject(new Fault("ingest-failed", `The documents folder could not be listed: ${why}.`)),
  };
}

function reading(job: ReadJob, resolve: (outcome: ReadOutcome) => void): Omit<Pending, "request" | "closed"> {
  const parts: Part[] = [];
  return {
    take(reply) {
      if (reply.kind === "part") parts.push(reply.part);
      if (reply.kind === "read") resolve(withParts(reply.outcome, parts));
      return reply.kind !== "part";
    },
    stopped: (why) => resolve(stoppedReading(job.path, malformed(why))),
  };
}
