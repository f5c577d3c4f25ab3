import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import { MAX_PARTS } from "./limits.ts";
import {
  ARCHIVE_BOMB,
  ENCRYPTED,
  malformed,
  type Refusal,
  refusalOfContent,
  TOO_MANY_PARTS,
} from "./reasons.ts";
import type { Unpacking } from "./unpacking.ts";

/** A file in an archive. Its name is never used as a path: nothing is unpacked but to memory. */
export interface ZipEntry {
  readonly name: string;
  readonly modifiedMs: number;
  /** A link kept as a file that holds its target's path (Unix). */
  readonly isLink: boolean;
  /** Unpacks it, counting what comes out as it comes: what the archive says of sizes is not believed. */
  unpack(): Promise<Buffer | Refusal>;
}

/** The files in an archive by its central directory, folders left out. Throws when it can't be taken apart. */
export async function zipEntries(
  bytes: Uint8Array,
  unpacking: Unpacking,
): Promise<readonly ZipEntry[] | Refusal> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, autoClose: false });
  const entries: ZipEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (entries.length >= MAX_PARTS) return TOO_MANY_PARTS;
    const name = nameOf(entry);
    if (!/[\\/]$/.test(name)) entries.push(zipEntry(zip, entry, name, unpacking));
  }
  return entries;
}

function zipEntry(zip: ZipFile, entry: Entry, name: string, unpacking: Unpacking): ZipEntry {
  return {
    name,
    modifiedMs: entry.getLastModDate({ timezone: "UTC" }).getTime(),
    isLink: ((entry.externalFileAttributes >>> 16) & FILE_TYPE) === LINK,
    async unpack() {
      if (entry.isEncrypted()) return ENCRYPTED;
      try {
        return await collected(await zip.openReadStreamPromise(entry), unpacking);
      } catch (error) {
        return refusalOfContent(error);
      }
    },
  };
}

/** Bits of a Unix mode that tell the type of a file, and their value for a symbolic link (POSIX, S_IFMT, S_IFLNK). */
const FILE_TYPE = 0o170000;
const LINK = 0o120000;

function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}

async function collected(stream: Readable, unpacking: Unpacking): Promise<Buffer | Refusal> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    if (!(chunk instanceof Buffer)) return malformed("an archive's stream gave no bytes");
    if (!unpacking.take(chunk.length)) return ARCHIVE_BOMB;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
