import { closeSync, constants, fstatSync, openSync, readlinkSync, readSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { MAX_FILE_BYTES } from "../content/limits.ts";
import {
  fileSystemFailure,
  NOT_A_FILE,
  OUTSIDE_ROOT,
  type ReadFailure,
  tooLarge,
} from "../content/read-failures.ts";
import { isInside } from "../listing/paths.ts";
import { maxBytesOf } from "./size-limit.ts";

/** A file's bytes, unchanged while they were read, and its times. */
export interface FileBytes {
  readonly bytes: Uint8Array;
  readonly modifiedMs: number;
  /** Absent for bytes that were in no file. */
  readonly changedMs?: number;
}

export type OpenedFile =
  | ({ readonly kind: "bytes" } & FileBytes)
  | { readonly kind: "failed"; readonly failure: ReadFailure }
  /** Size or time changed during the read: the bytes may be incomplete. */
  | { readonly kind: "changing" };

/** Enough to detect a file's format. */
const SIGNATURE_BYTES = 4096;

// NOFOLLOW: a file may have been replaced by a link since the listing. NONBLOCK: opening a pipe must not wait for a writer.
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a whole file below `root` (a real path), or says why not. Never reads outside `root`, even if files or folders
 * are replaced by links meanwhile: the path of the opened descriptor is checked again.
 */
export function openFile(root: string, path: string): OpenedFile {
  let descriptor: number | null = null;
  try {
    const real = realpathSync.native(join(root, path));
    if (!isInside(root, real)) return { kind: "failed", failure: OUTSIDE_ROOT };
    descriptor = openSync(real, OPEN_FLAGS);
    return readStable(descriptor, root, real);
  } catch (error) {
    return { kind: "failed", failure: fileSystemFailure(error) };
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function readStable(descriptor: number, root: string, real: string): OpenedFile {
  const before = fstatSync(descriptor);
  if (!before.isFile()) return { kind: "failed", failure: NOT_A_FILE };
  const maxBytes = maxBytesFor(descriptor, before.size, real);
  if (before.size > maxBytes) return { kind: "failed", failure: tooLarge(before.size, maxBytes) };
  if (!isInside(root, openedPath(descriptor, real))) return { kind: "failed", failure: OUTSIDE_ROOT };
  const bytes = readBytes(descriptor, before.size);
  const after = fstatSync(descriptor);
  const isStable =
    bytes.length === before.size && after.size === before.size && after.mtimeMs === before.mtimeMs;
  const { mtimeMs: modifiedMs, ctimeMs: changedMs } = after;
  return isStable ? { kind: "bytes", bytes, modifiedMs, changedMs } : { kind: "changing" };
}

function maxBytesFor(descriptor: number, size: number, path: string): number {
  if (size <= MAX_FILE_BYTES) return MAX_FILE_BYTES;
  return maxBytesOf(readBytes(descriptor, SIGNATURE_BYTES), { name: path });
}

/** The real path of an open file. Linux gives it for the descriptor; elsewhere the path is resolved again. */
function openedPath(descriptor: number, real: string): string {
  return process.platform === "linux"
    ? readlinkSync(`/proc/self/fd/${descriptor}`)
    : realpathSync.native(real);
}

function readBytes(descriptor: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const read = readSync(descriptor, bytes, length, size - length, length);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}
