import { type Dirent, lstatSync, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import type { FileState } from "../domain/document.ts";
import { MAX_ISOLATED_BYTES } from "./limits.ts";
import { escapedName, isInside, REPLACEMENT, undecodableNames } from "./paths.ts";
import {
  BAD_NAME,
  DEAD_LINK,
  FOLDER_LINK,
  NOT_A_FILE,
  OUTSIDE,
  type Refusal,
  refusalOfError,
  tooLarge,
} from "./reasons.ts";

/** One thing in the folder: a file to read, or something that is refused at sight. */
export interface Listed {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970: last change of the content; last change of the file's entry, rights included. */
  readonly modifiedMs: number;
  readonly changedMs: number;
  readonly refused: Refusal | null;
  /** A folder that could not be listed: what is known of its files still stands. */
  readonly unlistedFolder: boolean;
}

/** Not a document: hidden files and folders, and the file that says who may see a folder. */
function isIgnored(name: string): boolean {
  return name.startsWith(".") || name === "collection.yml";
}

/**
 * Everything in the folder and its folders, depth first, names in code-unit order. `root` is a real path. Links to
 * folders are not followed, so no loop is walked. Throws the system's error when `root` itself can't be listed.
 */
export function* listFolder(root: string): Generator<Listed> {
  yield* listInside(root, "");
}

function* listInside(root: string, folder: string): Generator<Listed> {
  const absolute = join(root, folder);
  const entries = readdirSync(absolute, { withFileTypes: true });
  const unclear = entries.some(({ name }) => name.includes(REPLACEMENT));
  const undecodable = unclear ? undecodableNames(absolute) : [];
  const garbled = new Set(undecodable.map((name) => name.toString("utf8")));
  for (const name of undecodable) yield badName(absolute, folder, name);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!isIgnored(entry.name) && !garbled.has(entry.name)) yield* listEntry(root, folder, entry);
  }
}

function* listEntry(root: string, folder: string, entry: Dirent): Generator<Listed> {
  const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
  const absolute = join(root, path);
  try {
    if (entry.isDirectory()) yield* listInside(root, path);
    else if (entry.isSymbolicLink()) yield listLink(root, path, absolute);
    else yield listFile(path, lstatSync(absolute));
  } catch (error) {
    const refused = refusalOfError(error);
    if (refused.code === "vanished") return;
    const unlistedFolder = entry.isDirectory();
    yield { path, ...stateOf(lstatOrNull(absolute)), refused, unlistedFolder };
  }
}

function listFile(path: string, stat: Stats): Listed {
  return { path, ...stateOf(stat), refused: refusedAtSight(stat), unlistedFolder: false };
}

function refusedAtSight(stat: Stats): Refusal | null {
  if (!stat.isFile()) return NOT_A_FILE;
  return stat.size > MAX_ISOLATED_BYTES ? tooLarge(stat.size, MAX_ISOLATED_BYTES) : null;
}

function listLink(root: string, path: string, absolute: string): Listed {
  const link = lstatSync(absolute);
  const refuse = (refused: Refusal): Listed => ({ path, ...stateOf(link), refused, unlistedFolder: false });
  try {
    const real = realpathSync.native(absolute);
    if (real !== root && !isInside(root, real)) return refuse(OUTSIDE);
    const target = statSync(absolute);
    return target.isDirectory() ? refuse(FOLDER_LINK) : listFile(path, target);
  } catch (error) {
    const refused = refusalOfError(error);
    return refuse(refused.code === "vanished" ? DEAD_LINK : refused);
  }
}

function badName(absolute: string, folder: string, name: Buffer): Listed {
  const escaped = escapedName(name);
  const path = folder === "" ? escaped : `${folder}/${escaped}`;
  const stat = lstatOrNull(Buffer.concat([Buffer.from(`${absolute}/`), name]));
  return { path, ...stateOf(stat), refused: BAD_NAME, unlistedFolder: false };
}

function lstatOrNull(path: string | Buffer): Stats | null {
  return lstatSync(path, { throwIfNoEntry: false }) ?? null;
}

function stateOf(stat: Stats | null): Pick<Listed, "size" | "modifiedMs" | "changedMs"> {
  return { size: stat?.size ?? 0, modifiedMs: stat?.mtimeMs ?? 0, changedMs: stat?.ctimeMs ?? 0 };
}

/**
 * The state kept for a file that could not be opened. Its time is that of the last change of its entry, so that a
 * change of its rights alone makes the next scan look again.
 */
export function refusedState({ path, size, changedMs }: Listed): FileState {
  return { path, size, modifiedMs: changedMs, contentHash: null };
}
