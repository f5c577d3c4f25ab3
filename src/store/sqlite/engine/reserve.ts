import { randomFillSync } from "node:crypto";
import {
  closeSync,
  fchownSync,
  fstatSync,
  ftruncateSync,
  openSync,
  statfsSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { errorCode, isNoSpace } from "../../../domain/core/fault.ts";

/**
 * A file beside the store whose only purpose is to take up space. When the disk is full it is made smaller, which leaves room to
 * record what is being posted. All processes on the store share it.
 */
export interface Reserve {
  /** False if it was made smaller and has not grown back yet. True while nobody has created one. */
  isWhole(): boolean;
  /** Creates it, if there is clearly room. */
  create(): void;
  /** Makes one that was made smaller whole again, if there is clearly room. Returns isWhole(). */
  refill(): boolean;
  /** Gives a part of it back to the disk. False if nothing is left. */
  release(): boolean;
  sizeBytes(): number;
  /** Free bytes on its disk, without the reserve itself; Infinity where the file system can't tell. */
  freeBytes(): number;
  /** The size of the whole reserve in bytes. */
  readonly wholeBytes: number;
}

const MEGABYTE = 1024 * 1024;
/** Some forty editions with pictures, with their copies in the write-ahead log. */
const MAX_RESERVE_BYTES = 16 * MEGABYTE;
/** On a small disk, the reserve is this share of it. */
const MAX_SHARE_OF_DISK = 1 / 8;
/** It is given back in this many parts, because other programs take what is free as well. */
const PARTS = 4;
/** It grows back once this many times the missing bytes are free, so that it does not fill the disk itself. */
const ROOM_FACTOR = 2;
const CHUNK_BYTES = MEGABYTE;

export function reserveFile(storeFile: string): string {
  return `${storeFile}.reserve`;
}

export function createReserve(storeFile: string): Reserve {
  const file = reserveFile(storeFile);
  const folder = dirname(storeFile);
  const { blocks, bsize } = statfsSync(folder);
  const wholeBytes = Math.floor(Math.min(MAX_RESERVE_BYTES, blocks * bsize * MAX_SHARE_OF_DISK));
  const size = () => statSync(file, { throwIfNoEntry: false })?.size ?? null;
  const freeBytes = () => {
    const { bavail, blocks: all, bsize: blockSize } = statfsSync(folder);
    return all === 0 ? Number.POSITIVE_INFINITY : bavail * blockSize;
  };
  const isWhole = () => (size() ?? wholeBytes) >= wholeBytes;
  const growFrom = (bytes: number) => {
    const missing = wholeBytes - bytes;
    if (missing > 0 && freeBytes() >= missing * ROOM_FACTOR) grow(file, storeFile, wholeBytes);
  };
  return {
    wholeBytes,
    isWhole,
    freeBytes,
    sizeBytes: () => size() ?? 0,
    create() {
      if (size() === null) growFrom(0);
    },
    refill() {
      growFrom(size() ?? wholeBytes);
      return isWhole();
    },
    release() {
      const before = size() ?? 0;
      return before > 0 && shrink(file, Math.max(0, before - Math.ceil(wholeBytes / PARTS)));
    },
  };
}

/** Writes random bytes: file systems that compress would reserve nothing for zeros, and holes take up no space at all. */
function grow(file: string, storeFile: string, toBytes: number): void {
  const descriptor = openIfAllowed(file, "a");
  if (descriptor === null) return;
  const before = fstatSync(descriptor).size;
  try {
    giveToOwnerOf(storeFile, descriptor);
    const chunk = randomFillSync(Buffer.allocUnsafe(CHUNK_BYTES));
    for (let bytes = before; bytes < toBytes; )
      bytes += writeSync(descriptor, chunk, 0, Math.min(CHUNK_BYTES, toBytes - bytes));
  } catch (error) {
    // Another program was faster.
    ftruncateSync(descriptor, before);
    if (!isNoSpace(error)) throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** False if the file belongs to another user. */
function shrink(file: string, toBytes: number): boolean {
  const descriptor = openIfAllowed(file, "r+");
  if (descriptor === null) return false;
  try {
    ftruncateSync(descriptor, toBytes);
    return true;
  } finally {
    closeSync(descriptor);
  }
}

function openIfAllowed(file: string, flags: "a" | "r+"): number | null {
  try {
    return openSync(file, flags, 0o600);
  } catch (error) {
    if (errorCode(error) === "EACCES" || errorCode(error) === "EPERM") return null;
    throw error;
  }
}

/** What root creates, for example by `doctor`, must be the bot's, as SQLite does with its own files. */
function giveToOwnerOf(storeFile: string, descriptor: number): void {
  const owner = process.getuid?.() === 0 ? statSync(storeFile, { throwIfNoEntry: false }) : undefined;
  if (owner !== undefined) fchownSync(descriptor, owner.uid, owner.gid);
}
