import { closeSync, constants, fstatSync, openSync, readlinkSync, readSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { isolatedKind } from "./format.ts";
import { MAX_FILE_BYTES, MAX_ISOLATED_BYTES } from "./limits.ts";
import { isInside } from "./paths.ts";
import { NOT_A_FILE, OUTSIDE, type Refusal, refusalOfError, tooLarge } from "./reasons.ts";

/** A file's bytes as they lay there at rest, and its state then. */
export interface FileBytes {
  readonly bytes: Buffer;
  readonly modifiedMs: number;
}

export type OpenedFile =
  | ({ readonly kind: "bytes" } & FileBytes)
  | { readonly kind: "refused"; readonly refused: Refusal }
  /** Size or time changed while it was read: the bytes may be half of what they are to become. */
  | { readonly kind: "changing" };

/** Bytes that tell a file's kind. */
const HEAD_BYTES = 4096;

// Never through a link that was put there after the folder was listed, and never waiting for a pipe's other end.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a whole file below `root` (a real path), or says why not. Nothing outside `root` is read, whatever is swapped
 * for a link meanwhile: what was opened must be what stands at a real path inside `root`.
 */
export function openFile(root: string, path: string): OpenedFile {
  let descriptor: number | null = null;
  try {
    const real = realpathSync.native(join(root, path));
    if (!isInside(root, real)) return { kind: "refused", refused: OUTSIDE };
    descriptor = openSync(real, FLAGS);
    return readRested(descriptor, root, real);
  } catch (error) {
    return { kind: "refused", refused: refusalOfError(error) };
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function readRested(descriptor: number, root: string, real: string): OpenedFile {
  const before = fstatSync(descriptor);
  if (!before.isFile()) return { kind: "refused", refused: NOT_A_FILE };
  const most = mostBytes(descriptor, before.size, real);
  if (before.size > most) return { kind: "refused", refused: tooLarge(before.size, most) };
  if (!isInside(root, openedPath(descriptor, real))) return { kind: "refused", refused: OUTSIDE };
  const bytes = readBytes(descriptor, before.size);
  const after = fstatSync(descriptor);
  const rested =
    bytes.length === before.size && after.size === before.size && after.mtimeMs === before.mtimeMs;
  return rested ? { kind: "bytes", bytes, modifiedMs: after.mtimeMs } : { kind: "changing" };
}

function mostBytes(descriptor: number, size: number, path: string): number {
  if (size <= MAX_FILE_BYTES) return MAX_FILE_BYTES;
  return isolatedKind(readBytes(descriptor, HEAD_BYTES), path) === null ? MAX_FILE_BYTES : MAX_ISOLATED_BYTES;
}

/** Where an open file really stands. Linux tells it of the descriptor itself; elsewhere the path is resolved anew. */
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
