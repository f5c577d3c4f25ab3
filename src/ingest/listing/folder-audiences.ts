import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import type { CollectionDefaults } from "../../domain/documents/document.ts";
import {
  fileSystemFailure,
  INVALID_COLLECTION_FILE,
  isReadFailure,
  type ReadFailure,
  tooLarge,
} from "../content/read-failures.ts";
import {
  type Audience,
  COLLECTION_FILE,
  type Collection,
  intersectAudiences,
  MAX_COLLECTION_BYTES,
  readCollection,
} from "./collection-file.ts";

/**
 * Who may see a folder, what is said of what lies in it, and which of its collection files say nothing that could be
 * understood.
 */
export interface FolderAudience {
  readonly audience: Audience;
  /** Its own, and of what it does not say itself the next above that does. */
  readonly label: CollectionDefaults;
  readonly failures: readonly { readonly name: string; readonly failures: ReadFailure }[];
}

const NOBODY: Audience = [];
const PUBLIC: Collection = { audience: undefined, label: {} };

/**
 * Tells who may see folders below `root`: those whom all collection files above let see. A folder whose own can't be
 * understood is seen by nobody but the operator. Each folder is looked at once.
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

/** The folder that a path below the root lies in; "" is the root. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function applyCollectionFiles(absolute: string, parent: Collection): FolderAudience {
  let { audience, label } = parent;
  const failures: { name: string; failures: ReadFailure }[] = [];
  const names = collectionFilesIn(absolute);
  if (names === null) return { audience: NOBODY, label, failures };
  for (const name of names) {
    const read = readCollectionFile(join(absolute, name));
    audience = intersectAudiences(audience, isReadFailure(read) ? NOBODY : read.audience);
    if (isReadFailure(read)) failures.push({ name, failures: read });
    else label = { ...label, ...read.label };
  }
  return { audience, label, failures };
}

/** Null in a folder that can't be listed: it is not known who may see what lies in it. */
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
