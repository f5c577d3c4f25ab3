import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import type { CollectionDefaults } from "../../domain/documents/collection.ts";
import {
  fileSystemFailure,
  INVALID_COLLECTION_FILE,
  isReadFailure,
  type ReadFailure,
  tooLarge,
} from "../content/read-failures.ts";
import { type Audience, intersectAudiences } from "./audience.ts";
import { COLLECTION_FILE, type Collection, MAX_COLLECTION_BYTES, readCollection } from "./collection-file.ts";

/** A folder's effective audience and defaults, and those of its collection files that could not be read. */
export interface FolderAudience {
  readonly audience: Audience;
  /** Its own values; each one that it does not set is inherited from the nearest folder above that does. */
  readonly defaults: CollectionDefaults;
  readonly failures: readonly { readonly name: string; readonly failure: ReadFailure }[];
}

const NOBODY: Audience = [];
const PUBLIC: Collection = { audience: undefined, defaults: {} };

/**
 * Audiences of the folders below `root`: the intersection of all collection files from the root down. An unreadable
 * collection file limits its folder to the operator. Each folder is read once.
 */
export function createFolderAudiences(root: string): { of(folder: string): FolderAudience } {
  const byFolder = new Map<string, FolderAudience>();
  function of(folder: string): FolderAudience {
    return byFolder.getOrInsertComputed(folder, () => {
      const parent = folder === "" ? PUBLIC : of(parentOf(folder));
      return applyCollectionFiles(join(root, folder), parent);
    });
  }
  return { of };
}

/** The folder of a path below the root; "" is the root. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function applyCollectionFiles(absolute: string, parent: Collection): FolderAudience {
  let { audience, defaults } = parent;
  const failures: { name: string; failure: ReadFailure }[] = [];
  const names = collectionFilesIn(absolute);
  if (names === null) return { audience: NOBODY, defaults, failures };
  for (const name of names) {
    const read = readCollectionFile(join(absolute, name));
    audience = intersectAudiences(audience, isReadFailure(read) ? NOBODY : read.audience);
    if (isReadFailure(read)) failures.push({ name, failure: read });
    else defaults = { ...defaults, ...read.defaults };
  }
  return { audience, defaults, failures };
}

/** Null if the folder can't be listed: its audience is unknown then. */
function collectionFilesIn(absolute: string): string[] | null {
  try {
    return readdirSync(absolute).filter((name) => COLLECTION_FILE.test(name));
  } catch {
    return null;
  }
}

function readCollectionFile(absolute: string): Collection | ReadFailure {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(absolute, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return INVALID_COLLECTION_FILE;
    if (stat.size > MAX_COLLECTION_BYTES) return tooLarge(stat.size, MAX_COLLECTION_BYTES);
    const bytes = Buffer.alloc(stat.size);
    return readCollection(bytes.subarray(0, readSync(descriptor, bytes, 0, stat.size, 0)));
  } catch (error) {
    const reason = fileSystemFailure(error);
    return reason.code === "not-a-file" ? INVALID_COLLECTION_FILE : reason;
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}
