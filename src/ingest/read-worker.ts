// Lists the documents folder and parses its files, so that neither ever holds the main thread.
import { realpathSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import { errorCode } from "../domain/fault.ts";
import { type Listed, listFolder } from "./list-folder.ts";
import type { Reply, Request } from "./protocol.ts";
import { readFile } from "./read-file.ts";

/** Entries a message: small enough that taking one in holds the main thread for well under a millisecond. */
const PAGE = 200;

const port = parentPort;
if (port === null) throw new Error("read-worker.ts is started as a worker by reader.ts only");

const reply = (message: Reply): void => port.postMessage(message);

port.on("message", (request: Request) => {
  if (request.kind === "list") list(request.id, request.root);
  else
    void readFile(request, (state) => reply({ id: request.id, kind: "parsing", ...state })).then((outcome) =>
      reply({ id: request.id, kind: "read", outcome }),
    );
});

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
