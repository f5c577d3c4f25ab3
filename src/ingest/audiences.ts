import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import type { CollectionLabel } from "../domain/document.ts";
import {
  type Audience,
  bothSee,
  COLLECTION_FILE,
  type Collection,
  MAX_COLLECTION_BYTES,
  readCollection,
} from "./collection-file.ts";
import { isRefusal, NO_COLLECTION_FILE, type Refusal, refusalOfError, tooLarge } from "./reasons.ts";

/**
 * Who may see a folder, what is said of what lies in it, and which of its collection files say nothing that could be
 * understood.
 */
export interface FolderAudience {
  readonly audience: Audience;
  /** Its own, and of what it does not say itself the next above that does. */
  readonly label: CollectionLabel;
  readonly refused: readonly { readonly name: string; readonly refused: Refusal }[];
}

const NOBODY: Audience = [];
const EVERYBODYS: Collection = { audience: undefined, label: {} };

/**
 * Tells who may see folders below `root`: those whom all collection files above let see. A folder whose own can't be
 * understood is seen by nobody but the operator. Each folder is looked at once.
 */
export function createAudiences(root: string): { of(folder: string): FolderAudience } {
  const known = new Map<string, FolderAudience>();
  function of(folder: string): FolderAudience {
    return known.getOrInsertComputed(folder, () => {
      const above = folder === "" ? EVERYBODYS : of(parentOf(folder));
      return withOwn(join(root, folder), above);
    });
  }
  return { of };
}

/** The folder that a path below the root lies in; "" is the root. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function withOwn(absolute: string, above: Collection): FolderAudience {
  let { audience, label } = above;
  const refused: { name: string; refused: Refusal }[] = [];
  const names = collectionFilesIn(absolute);
  if (names === null) return { audience: NOBODY, label, refused };
  for (const name of names) {
    const read = readOne(join(absolute, name));
    audience = bothSee(audience, isRefusal(read) ? NOBODY : read.audience);
    if (isRefusal(read)) refused.push({ name, refused: read });
    else label = { ...label, ...read.label };
  }
  return { audience, label, refused };
}

/** Null in a folder that can't be listed: it is not known who may see what lies in it. */
function collectionFilesIn(absolute: string): string[] | null {
  try {
    return readdirSync(absolute).filter((name) => COLLECTION_FILE.test(name));
  } catch {
    return null;
  }
}

function readOne(absolute: string): Collection | Refusal {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(absolute, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return NO_COLLECTION_FILE;
    if (stat.size > MAX_COLLECTION_BYTES) return tooLarge(stat.size, MAX_COLLECTION_BYTES);
    const bytes = Buffer.alloc(stat.size);
    return readCollection(bytes.subarray(0, readSync(descriptor, bytes, 0, stat.size, 0)));
  } catch (error) {
    const reason = refusalOfError(error);
    return reason.code === "not-a-file" ? NO_COLLECTION_FILE : reason;
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}
