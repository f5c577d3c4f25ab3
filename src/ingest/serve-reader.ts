import { realpathSync } from "node:fs";
import type { MessagePort } from "node:worker_threads";
import type { Document } from "../domain/document.ts";
import { errorCode } from "../domain/fault.ts";
import type { Prepared } from "../domain/prepared.ts";
import { type Listed, listFolder } from "./list-folder.ts";
import type { ReadJob, ReadOutcome, Reply, Request, Requests, WorkerStart } from "./protocol.ts";
import { readFile } from "./read-file.ts";

/** Entries a message: small enough that taking one in holds the main thread for well under a millisecond. */
const PAGE = 200;

/** Works out what others need of a document, while its text is at hand. */
export type Prepare = (document: Document) => Promise<Prepared>;

/** Replies that travel together, unless there is nothing more to do. */
const TOGETHER = 5;

/** The worker's side of reader.ts: lists folders and reads files, in order, so that neither ever holds the main thread. */
export function serveReader(port: MessagePort, { current }: WorkerStart, prepare: Prepare | null): void {
  const waiting: Request[] = [];
  let replies: Reply[] = [];
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
      else replies.push(await read(next, prepare));
      if (replies.length >= TOGETHER || waiting.length === 0) send();
    }
    busy = false;
  }

  port.on("message", (requests: Requests) => {
    waiting.push(...requests);
    if (!busy) void work();
  });
}

function list(id: number, folder: string, reply: (reply: Reply) => void): void {
  try {
    const root = realpathSync.native(folder);
    let entries: Listed[] = [];
    for (const entry of listFolder(root)) {
      entries.push(entry);
      if (entries.length < PAGE) continue;
      reply({ id, kind: "listed", entries, root: null });
      entries = [];
    }
    reply({ id, kind: "listed", entries, root });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    reply({ id, kind: "list-failed", fault: { kind: "list-fault", code: errorCode(error), message } });
  }
}

async function read(job: { readonly id: number } & ReadJob, prepare: Prepare | null): Promise<Reply> {
  return { id: job.id, kind: "read", outcome: await withPrepared(await readFile(job), prepare) };
}

async function withPrepared(outcome: ReadOutcome, prepare: Prepare | null): Promise<ReadOutcome> {
  if (outcome.kind !== "document" || prepare === null) return outcome;
  return { ...outcome, prepared: await prepare(outcome.document) };
}
