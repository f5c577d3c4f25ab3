import { createHash } from "node:crypto";
import { writeSync } from "node:fs";
import { NOTE_DESCRIPTOR, type ReadJob } from "./protocol.ts";

/** In a reading process: keeps on disk which job is being read, for the case that the process or the program is killed. */
export interface ReadingNote {
  begin(id: number, job: ReadJob): void;
  clear(): void;
}

/** Jobs with the same key read the same revision of the same document. */
export function jobKey(job: ReadJob): string {
  const revision = "root" in job ? job.revision : { size: job.bytes.byteLength, modifiedMs: job.modifiedMs };
  const root = "root" in job ? job.root : null;
  return createHash("sha256")
    .update(JSON.stringify([root, job.path, revision?.size, revision?.modifiedMs]))
    .digest("hex");
}

/**
 * Writes to the file that the parent opened, so the process needs no permission to write. Not flushed to the disk: the
 * system keeps what was written when a process is killed.
 */
export function createReadingNote(): ReadingNote {
  const write = (line: string) => void writeSync(NOTE_DESCRIPTOR, `${line}\n`, 0);
  return {
    begin: (id, job) => write(`${id} ${jobKey(job)}`),
    clear: () => write(""),
  };
}

/** The job in a note; null if the process had none. */
export function parseNote(note: string): { readonly id: number; readonly key: string } | null {
  const [, id, key] = /^(\d+) ([0-9a-f]{64})\n/.exec(note) ?? [];
  return id === undefined || key === undefined ? null : { id: Number(id), key };
}
