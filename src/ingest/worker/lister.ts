import { Worker } from "node:worker_threads";
import { Fault } from "../../domain/core/fault.ts";
import { type Message, message } from "../../domain/texts/texts.ts";
import { LIST_TIMEOUT_MS, READER_IDLE_MS } from "../content/limits.ts";
import type { FolderEntry } from "../listing/folder-entry.ts";
import type { ListError, ListReply, ListRequest } from "./serve-listing.ts";

/** Lists folders off the main thread. A thread that dies is replaced with the next call, and an idle one is ended. */
export interface Lister {
  warm(): void;
  /** As FolderReader.list. Rejects with a Fault "ingest-failed" if the thread ended or hung, and on close(). */
  list(root: string, onPage: (entries: readonly FolderEntry[]) => void): Promise<string | ListError>;
  close(): Promise<void>;
}

interface Listing {
  readonly onPage: (entries: readonly FolderEntry[]) => void;
  readonly resolve: (result: string | ListError) => void;
  readonly reject: (fault: Fault) => void;
}

export interface ListerOptions {
  /** The entry file of the thread; it must call serveListing(). */
  readonly workerFile?: URL | undefined;
  /** Longest wait for the next page. */
  readonly timeoutMs?: number | undefined;
  readonly idleMs?: number | undefined;
}

export function createLister({
  workerFile = new URL("./list-worker.ts", import.meta.url),
  timeoutMs = LIST_TIMEOUT_MS,
  idleMs = READER_IDLE_MS,
}: ListerOptions = {}): Lister {
  const listings = new Map<number, Listing>();
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | undefined;
  let idleTimer: NodeJS.Timeout | undefined;
  let nextId = 1;

  function start(): Worker {
    const started = new Worker(workerFile);
    let reason: string | Message = message("reason.folder.listing-thread-stopped");
    started.on("message", accept);
    started.on("error", (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    started.on("exit", () => {
      if (worker === started) void stopped(listingStopped(reason));
    });
    started.unref();
    return started;
  }

  function accept({ id, entries, result }: ListReply): void {
    timer?.refresh();
    const listing = listings.get(id);
    listing?.onPage(entries);
    if (result === null) return;
    listings.delete(id);
    listing?.resolve(result);
    if (listings.size === 0) rest();
  }

  function stopped(why: Message): Promise<number> | undefined {
    const dead = worker;
    worker = null;
    rest();
    for (const { reject } of listings.values()) reject(new Fault("ingest-failed", why));
    listings.clear();
    return dead?.terminate();
  }

  function rest(): void {
    clearTimeout(timer);
    timer = undefined;
    worker?.unref();
    clearTimeout(idleTimer);
    idleTimer = setTimeout(retire, idleMs).unref();
  }

  function retire(): void {
    const idle = worker;
    worker = null;
    void idle?.terminate();
  }

  return {
    warm() {
      worker ??= start();
    },
    list: (root, onPage) =>
      new Promise((resolve, reject) => {
        clearTimeout(idleTimer);
        worker ??= start();
        worker.ref();
        timer ??= setTimeout(
          () =>
            void stopped(
              listingStopped(
                message("reason.folder.listing-no-answer", { seconds: String(timeoutMs / 1000) }),
              ),
            ),
          timeoutMs,
        );
        listings.set(nextId, { onPage, resolve, reject });
        worker.postMessage({ id: nextId++, folder: root } satisfies ListRequest);
      }),
    async close() {
      await stopped(message("reason.ingest.cancelled"));
    },
  };
}

function listingStopped(detail: string | Message): Message {
  return message("reason.folder.listing-stopped", { detail });
}
