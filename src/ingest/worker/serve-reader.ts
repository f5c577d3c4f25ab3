import { realpathSync } from "node:fs";
import type { MessagePort } from "node:worker_threads";
import { errorCode } from "../../domain/core/fault.ts";
import { type FolderEntry, listFolder } from "../listing/list-folder.ts";
import type { ReaderReply, ReaderRequest, ReaderWorkerData, RequestBatch } from "./protocol.ts";
import { type Prepare, readAndPrepare } from "./read-and-prepare.ts";

/** Small enough that receiving a message blocks the main thread for well under a millisecond. */
const ENTRIES_PER_MESSAGE = 200;

/** Fewer are sent if there is no more work. */
const REPLIES_PER_MESSAGE = 5;

/** The thread side of thread-reader.ts: lists folders and reads files, in order, off the main thread. */
export function serveReader(port: MessagePort, { current }: ReaderWorkerData, prepare: Prepare | null): void {
  const waiting: ReaderRequest[] = [];
  let replies: ReaderReply[] = [];
  let busy = false;

  function send(): void {
    if (replies.length > 0) port.postMessage(replies);
    replies = [];
  }

  async function work(): Promise<void> {
    busy = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      Atomics.store(current, 0, next.id);
      if (next.kind === "list") list(next.id, next.root, (reply) => port.postMessage([reply]));
      else {
        const { id } = next;
        const outcome = await readAndPrepare(next, prepare, (embedded) => {
          replies.push({ id, kind: "embedded", embedded });
          if (replies.length >= REPLIES_PER_MESSAGE) send();
        });
        replies.push({ id, kind: "read", outcome });
      }
      if (replies.length >= REPLIES_PER_MESSAGE || waiting.length === 0) send();
    }
    busy = false;
  }

  port.on("message", (requests: RequestBatch) => {
    waiting.push(...requests);
    if (!busy) void work();
  });
}

function list(id: number, folder: string, reply: (reply: ReaderReply) => void): void {
  try {
    const root = realpathSync.native(folder);
    let entries: FolderEntry[] = [];
    for (const entry of listFolder(root)) {
      entries.push(entry);
      if (entries.length < ENTRIES_PER_MESSAGE) continue;
      reply({ id, kind: "listed", entries, root: null });
      entries = [];
    }
    reply({ id, kind: "listed", entries, root });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    reply({ id, kind: "list-failed", error: { kind: "list-error", code: errorCode(error), message } });
  }
}
