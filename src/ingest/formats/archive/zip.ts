import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import { MAX_EMBEDDED } from "../../content/limits.ts";
import {
  ARCHIVE_BOMB,
  ENCRYPTED,
  malformed,
  parseFailure,
  type ReadFailure,
  TOO_MANY_EMBEDDED,
} from "../../content/read-failures.ts";
import type { UnpackBudget } from "./unpack-budget.ts";

/** A file in an archive. Its name is never used as a path: nothing is unpacked but to memory. */
export interface ZipEntry {
  readonly name: string;
  readonly modifiedMs: number;
  /** A link kept as a file that holds its target's path (Unix). */
  readonly isLink: boolean;
  /** Unpacks it, counting what comes out as it comes: what the archive says of sizes is not believed. */
  unpack(): Promise<Buffer | ReadFailure>;
}

/** The files in an archive by its central directory, folders left out. Throws when it can't be taken apart. */
export async function zipEntries(
  bytes: Uint8Array,
  budget: UnpackBudget,
): Promise<readonly ZipEntry[] | ReadFailure> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, autoClose: false });
  const entries: ZipEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (entries.length >= MAX_EMBEDDED) return TOO_MANY_EMBEDDED;
    const name = nameOf(entry);
    if (!/[\\/]$/.test(name)) entries.push(zipEntry(zip, entry, name, budget));
  }
  return entries;
}

function zipEntry(zip: ZipFile, entry: Entry, name: string, budget: UnpackBudget): ZipEntry {
  return {
    name,
    modifiedMs: entry.getLastModDate({ timezone: "UTC" }).getTime(),
    isLink: ((entry.externalFileAttributes >>> 16) & FILE_TYPE_MASK) === SYMLINK,
    async unpack() {
      if (entry.isEncrypted()) return ENCRYPTED;
      try {
        return await readAllBytes(await zip.openReadStreamPromise(entry), budget);
      } catch (error) {
        return parseFailure(error);
      }
    },
  };
}

/** Bits of a Unix mode that tell the type of a file, and their value for a symbolic link (POSIX, S_IFMT, S_IFLNK). */
const FILE_TYPE_MASK = 0o170000;
const SYMLINK = 0o120000;

function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}

async function readAllBytes(stream: Readable, budget: UnpackBudget): Promise<Buffer | ReadFailure> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    if (!(chunk instanceof Buffer)) return malformed("an archive's stream gave no bytes");
    if (!budget.consume(chunk.length)) return ARCHIVE_BOMB;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
