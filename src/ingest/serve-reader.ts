import { realpathSync } from "node:fs";
import type { MessagePort } from "node:worker_threads";
import type { Document } from "../domain/document.ts";
import { errorCode } from "../domain/fault.ts";
import type { Prepared } from "../domain/prepared.ts";
import { type Listed, listFolder } from "./list-folder.ts";
import type { ReadOutcome, Reply, Request } from "./protocol.ts";
import { readFile } from "./read-file.ts";

/** Entries a message: small enough that taking one in holds the main thread for well under a millisecond. */
const PAGE = 200;

/** Works out what others need of a document, while its text is at hand. */
export type Prepare = (document: Document) => Promise<Prepared>;

/** The worker's side of reader.ts: lists folders and reads files, so that neither ever holds the main thread. */
export function serveReader(port: MessagePort, prepare: Prepare | null): void {
  const reply = (message: Reply): void => port.postMessage(message);

  function list(id: number, folder: string): void {
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

  async function read(request: Extract<Request, { kind: "read" }>): Promise<void> {
    const { id } = request;
    const outcome = await readFile(request, (state) => reply({ id, kind: "parsing", ...state }));
    reply({ id, kind: "read", outcome: await withPrepared(outcome, prepare) });
  }

  port.on("message", (request: Request) => {
    if (request.kind === "list") list(request.id, request.root);
    else void read(request);
  });
}

async function withPrepared(outcome: ReadOutcome, prepare: Prepare | null): Promise<ReadOutcome> {
  if (outcome.kind !== "document" || prepare === null) return outcome;
  return { ...outcome, prepared: await prepare(outcome.document) };
}
