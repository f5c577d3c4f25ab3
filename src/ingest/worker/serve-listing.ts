import { realpathSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import { errorCode } from "../../domain/core/fault.ts";
import type { FolderEntry } from "../listing/folder-entry.ts";
import { listFolder } from "../listing/list-folder.ts";

/** Why a folder could not be listed. */
export interface ListError {
  readonly kind: "list-error";
  /** The system's error code ("ENOENT"), or null. */
  readonly code: string | null;
  readonly message: string;
}

/** Main thread -> listing thread. Each reply repeats the request's `id`. */
export interface ListRequest {
  readonly id: number;
  readonly folder: string;
}

/** A page of the listing; the last one has the folder's real path, or why it could not be listed. */
export interface ListReply {
  readonly id: number;
  readonly entries: readonly FolderEntry[];
  readonly result: string | ListError | null;
}

/** Small enough that receiving a message blocks the main thread for well under a millisecond. */
const ENTRIES_PER_MESSAGE = 200;

/** The thread side of lister.ts. */
export function serveListing(): void {
  const port = parentPort;
  if (port === null) throw new Error("a listing worker is started as a thread, not by itself");
  const reply = (message: ListReply) => port.postMessage(message);
  port.on("message", ({ id, folder }: ListRequest) => {
    try {
      list(folder, (entries, result) => reply({ id, entries, result }));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      reply({ id, entries: [], result: { kind: "list-error", code: errorCode(error), message } });
    }
  });
}

function list(
  folder: string,
  onPage: (entries: readonly FolderEntry[], result: string | null) => void,
): void {
  const root = realpathSync.native(folder);
  let entries: FolderEntry[] = [];
  for (const entry of listFolder(root)) {
    entries.push(entry);
    if (entries.length < ENTRIES_PER_MESSAGE) continue;
    onPage(entries, null);
    entries = [];
  }
  onPage(entries, root);
}
