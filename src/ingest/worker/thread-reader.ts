import { Worker } from "node:worker_threads";
import { Fault } from "../../domain/core/fault.ts";
import type { EmbeddedResult } from "../../domain/intake/document-reader.ts";
import { type Message, message } from "../../domain/texts/texts.ts";
import { PARSE_TIMEOUT_MS, WORKER_HEAP_MB, YOUNG_GENERATION_MB } from "../content/limits.ts";
import { malformed } from "../content/read-failures.ts";
import type { FolderEntry } from "../listing/list-folder.ts";
import { stoppedOutcome, withEmbedded } from "./outcomes.ts";
import type {
  ListError,
  ReaderReply,
  ReaderRequest,
  ReaderWorkerData,
  ReadJob,
  ReadOutcome,
  ReplyBatch,
} from "./protocol.ts";

/** Lists and reads a folder off the main thread. Calls in progress reject with a Fault "ingest-failed" on close(). */
export interface FolderReader {
  /** Starts the worker before the first request. */
  warm(): void;
  /** Calls `onPage` for each page of the listing; resolves to the folder's real path, or why it can't be listed. */
  list(root: string, onPage: (entries: readonly FolderEntry[]) => void): Promise<string | ListError>;
  /** A file that crashes the worker or takes too long is "malformed"; other files are not affected. */
  read(job: ReadJob): Promise<ReadOutcome>;
  close(): Promise<void>;
}

interface Pending {
  readonly request: ReaderRequest;
  /** True if this was the last reply to the request. */
  readonly acceptReply: (reply: ReaderReply) => boolean;
  /** Called if the worker stopped while working on this request. */
  readonly onWorkerExit: (reason: string | Message) => void;
  readonly onReaderClosed: (fault: Fault) => void;
}

export interface ThreadReaderOptions {
  readonly parseTimeoutMs?: number | undefined;
  readonly workerFile?: URL | undefined;
}

export function createThreadReader(options: ThreadReaderOptions = {}): FolderReader {
  const { parseTimeoutMs = PARSE_TIMEOUT_MS, workerFile = new URL("./read-worker.ts", import.meta.url) } =
    options;
  const queue = new Map<number, Pending>();
  const current = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  let outbox: ReaderRequest[] = [];
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | null = null;
  let nextId = 1;

  function start(): Worker {
    const started = new Worker(workerFile, {
      workerData: { current } satisfies ReaderWorkerData,
      resourceLimits: {
        maxOldGenerationSizeMb: WORKER_HEAP_MB,
        maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
      },
    });
    Atomics.store(current, 0, 0);
    let exitReason: string | Message = message("reason.file.malformed.reader-stopped");
    started.on("message", (replies: ReplyBatch) => replies.forEach(onReply));
    started.on("error", (error) => {
      exitReason = error instanceof Error ? error.message : String(error);
    });
    started.on("exit", () => {
      if (worker === started) onStopped(exitReason);
    });
    outbox = Array.from(queue.values(), ({ request }) => request);
    send();
    return started;

    function send(): void {
      if (outbox.length > 0) started.postMessage(outbox);
      outbox = [];
    }
  }

  /** Requests of the same tick are sent in one message. */
  function sendSoon(request: ReaderRequest): void {
    if (outbox.push(request) > 1) return;
    queueMicrotask(() => {
      if (outbox.length > 0) worker?.postMessage(outbox);
      outbox = [];
    });
  }

  function onReply(reply: ReaderReply): void {
    timer?.refresh();
    const pending = queue.get(reply.id);
    if (pending?.acceptReply(reply)) queue.delete(reply.id);
    if (queue.size === 0) becomeIdle();
  }

  // The worker stored the id of its request in `current`, unless it stopped before the first one. Requests whose replies
  // were lost are sent again to the next worker.
  function onStopped(reason: string | Message): void {
    worker = null;
    const inProgress = queue.get(Atomics.load(current, 0)) ?? queue.values().next().value;
    if (inProgress !== undefined) queue.delete(inProgress.request.id);
    inProgress?.onWorkerExit(reason);
    if (queue.size === 0) becomeIdle();
    else {
      worker = start();
      timer?.refresh();
    }
  }

  function becomeIdle(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    worker?.unref();
  }

  // If the main thread was busy, replies may be waiting: they are received before the worker counts as stuck.
  function onTimeout(): void {
    const before = Atomics.load(current, 0);
    setImmediate(() => {
      if (worker === null || queue.size === 0) return;
      if (Atomics.load(current, 0) !== before) {
        timer?.refresh();
        return;
      }
      // Not awaited: a thread inside native code ends only when that returns.
      void worker.terminate();
      onStopped(message("reason.file.malformed.too-slow", { seconds: String(parseTimeoutMs / 1000) }));
    });
  }

  function post(pending: Omit<Pending, "request">, request: ReaderRequest): void {
    queue.set(request.id, { ...pending, request });
    if (worker === null) worker = start();
    else sendSoon(request);
    worker.ref();
    timer ??= setTimeout(onTimeout, parseTimeoutMs);
  }

  return {
    warm() {
      worker ??= start();
      worker.unref();
    },
    list: (root, onPage) =>
      new Promise((resolve, reject) => {
        post(listing(onPage, resolve, reject), { id: nextId++, kind: "list", root });
      }),
    read: (job) =>
      new Promise((resolve, reject) => {
        post({ ...reading(job, resolve), onReaderClosed: reject }, { id: nextId++, kind: "read", ...job });
      }),
    async close() {
      const unanswered = [...queue.values()];
      queue.clear();
      for (const { onReaderClosed } of unanswered)
        onReaderClosed(new Fault("ingest-failed", message("reason.ingest.cancelled")));
      const closing = worker;
      worker = null;
      becomeIdle();
      await closing?.terminate();
    },
  };
}

function listing(
  onPage: (entries: readonly FolderEntry[]) => void,
  resolve: (result: string | ListError) => void,
  reject: (fault: Fault) => void,
): Omit<Pending, "request"> {
  return {
    acceptReply(reply) {
      if (reply.kind === "list-failed") resolve(reply.error);
      if (reply.kind !== "listed") return true;
      onPage(reply.entries);
      if (reply.root !== null) resolve(reply.root);
      return reply.root !== null;
    },
    onReaderClosed: reject,
    onWorkerExit: (reason) =>
      reject(new Fault("ingest-failed", message("reason.folder.listing-stopped", { detail: reason }))),
  };
}

function reading(
  job: ReadJob,
  resolve: (outcome: ReadOutcome) => void,
): Omit<Pending, "request" | "onReaderClosed"> {
  const embedded: EmbeddedResult[] = [];
  return {
    acceptReply(reply) {
      if (reply.kind === "embedded") embedded.push(reply.embedded);
      if (reply.kind === "read") resolve(withEmbedded(reply.outcome, embedded));
      return reply.kind !== "embedded";
    },
    onWorkerExit: (reason) => resolve(stoppedOutcome(job.path, malformed(reason))),
  };
}
