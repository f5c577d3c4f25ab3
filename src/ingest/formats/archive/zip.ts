import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import { message } from "../../../domain/texts/texts.ts";
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

/** A file in an archive. Its name is never used as a path: files are unpacked to memory only. */
export interface ZipEntry {
  readonly name: string;
  readonly modifiedMs: number;
  /** A Unix symbolic link, stored as a file with the target's path. */
  readonly isLink: boolean;
  /** Counts bytes while unpacking, since the sizes stated in an archive can't be trusted. */
  unpack(): Promise<Buffer | ReadFailure>;
}

/** The files listed in an archive's central directory, without folders. Throws if the directory can't be parsed. */
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

/** POSIX S_IFMT and S_IFLNK. */
const FILE_TYPE_MASK = 0o170000;
const SYMLINK = 0o120000;

function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}

async function readAllBytes(stream: Readable, budget: UnpackBudget): Promise<Buffer | ReadFailure> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    if (!(chunk instanceof Buffer)) return malformed(message("reason.file.malformed.no-bytes"));
    if (!budget.consume(chunk.length)) return ARCHIVE_BOMB;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
