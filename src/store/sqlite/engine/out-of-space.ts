import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { isNoSpace } from "../../../domain/core/fault.ts";

/** More than a page, so that a disk on which nothing more fits refuses it. */
const PROBE_BYTES = 16 * 1024;

/**
 * Whether the disk of a file is full. SQLite reports some causes of that as a general I/O error (a quota, the memory-mapped index
 * of the write-ahead log, no room for a directory entry), so this tries to write.
 */
export function isDiskFull(file: string): boolean {
  const probe = join(dirname(file), `.${randomUUID()}.probe`);
  try {
    const descriptor = openSync(probe, "wx", 0o600);
    try {
      writeSync(descriptor, Buffer.alloc(PROBE_BYTES, 1));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    return false;
  } catch (error) {
    return isNoSpace(error);
  } finally {
    rmSync(probe, { force: true });
  }
}
