import { type Dirent, lstatSync, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { join, sep } from "node:path";
import { MAX_PACKED_FILE_BYTES } from "../content/limits.ts";
import {
  BAD_NAME,
  BROKEN_LINK,
  FOLDER_LINK,
  fileSystemFailure,
  NOT_A_FILE,
  OUTSIDE_ROOT,
  type ReadFailure,
  tooLarge,
} from "../content/read-failures.ts";
import { intersectAudiences } from "./audience.ts";
import { COLLECTION_FILE } from "./collection-file.ts";
import { FEEDS_FILE } from "./feeds-file.ts";
import { createFolderAudiences, parentOf } from "./folder-audiences.ts";
import type { FolderEntry } from "./folder-entry.ts";
import { escapedName, isInside, REPLACEMENT_CHARACTER, undecodableNames } from "./paths.ts";

/** Hidden files and folders, and files of configuration. */
function isIgnored(name: string): boolean {
  return name.startsWith(".") || COLLECTION_FILE.test(name) || FEEDS_FILE.test(name);
}

function rootReplaced(root: string): Error {
  return Object.assign(new Error(`${root} was moved away while it was being listed`), { code: "ENOENT" });
}

interface Listing {
  readonly root: string;
  readonly audiences: ReturnType<typeof createFolderAudiences>;
}

/**
 * All entries of the folder and its subfolders, depth first, names in code-unit order. `root` is a real path. Links to
 * folders are not followed, so there are no loops. Throws the system's error if `root` can't be listed, and ENOENT if
 * `root` was replaced during the listing: the listing is then incomplete.
 */
export function* listFolder(root: string): Generator<FolderEntry> {
  const before = statSync(root);
  yield* listInside({ root, audiences: createFolderAudiences(root) }, "");
  const after = statSync(root);
  if (after.ino !== before.ino || after.dev !== before.dev) throw rootReplaced(root);
}

function* listInside(listing: Listing, folder: string): Generator<FolderEntry> {
  const { audience, defaults, failures } = listing.audiences.of(folder);
  const attributes = {
    ...(audience === undefined ? {} : { guilds: audience }),
    ...(Object.keys(defaults).length === 0 ? {} : { collection: defaults }),
  };
  for (const { name, failure } of failures)
    yield { ...invalidCollection(listing.root, folder, name, failure), ...attributes };
  for (const entry of listEntries(listing, folder)) yield { ...attributes, ...entry };
}

function invalidCollection(root: string, folder: string, name: string, failure: ReadFailure): FolderEntry {
  const path = folder === "" ? name : `${folder}/${name}`;
  return { path, ...stateOf(lstatOrNull(join(root, path))), failure, unlistedFolder: false };
}

function* listEntries(listing: Listing, folder: string): Generator<FolderEntry> {
  const absolute = join(listing.root, folder);
  const entries = readdirSync(absolute, { withFileTypes: true });
  const hasUndecodable = entries.some(({ name }) => name.includes(REPLACEMENT_CHARACTER));
  const undecodable = hasUndecodable ? undecodableNames(absolute) : [];
  const garbled = new Set(undecodable.map((name) => name.toString("utf8")));
  for (const name of undecodable) yield badName(absolute, folder, name);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!isIgnored(entry.name) && !garbled.has(entry.name)) yield* listEntry(listing, folder, entry);
  }
}

function* listEntry(listing: Listing, folder: string, entry: Dirent): Generator<FolderEntry> {
  const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
  const absolute = join(listing.root, path);
  try {
    if (entry.isDirectory()) yield* listInside(listing, path);
    else if (entry.isSymbolicLink()) yield listLink(listing, path, absolute);
    else yield listFile(path, lstatSync(absolute));
  } catch (error) {
    const failure = fileSystemFailure(error);
    if (failure.code === "vanished") return;
    const unlistedFolder = entry.isDirectory();
    yield { path, ...stateOf(lstatOrNull(absolute)), failure, unlistedFolder };
  }
}

function listFile(path: string, stat: Stats): FolderEntry {
  return { path, ...stateOf(stat), failure: failureOfStat(stat), unlistedFolder: false };
}

function failureOfStat(stat: Stats): ReadFailure | null {
  if (!stat.isFile()) return NOT_A_FILE;
  return stat.size > MAX_PACKED_FILE_BYTES ? tooLarge(stat.size, MAX_PACKED_FILE_BYTES) : null;
}

/** A link is shown to those who may see both the link's folder and the target's folder. */
function listLink({ root, audiences }: Listing, path: string, absolute: string): FolderEntry {
  const link = lstatSync(absolute);
  const failWith = (failure: ReadFailure): FolderEntry => ({
    path,
    ...stateOf(link),
    failure,
    unlistedFolder: false,
  });
  try {
    const real = realpathSync.native(absolute);
    if (real !== root && !isInside(root, real)) return failWith(OUTSIDE_ROOT);
    const target = statSync(absolute);
    if (target.isDirectory()) return failWith(FOLDER_LINK);
    const targetAudience = audiences.of(parentOf(real.slice(root.length + 1).replaceAll(sep, "/"))).audience;
    const guilds = intersectAudiences(audiences.of(parentOf(path)).audience, targetAudience);
    return { ...listFile(path, target), ...(guilds === undefined ? {} : { guilds }) };
  } catch (error) {
    const failure = fileSystemFailure(error);
    return failWith(failure.code === "vanished" ? BROKEN_LINK : failure);
  }
}

function badName(absolute: string, folder: string, name: Buffer): FolderEntry {
  const escaped = escapedName(name);
  const path = folder === "" ? escaped : `${folder}/${escaped}`;
  const stat = lstatOrNull(Buffer.concat([Buffer.from(`${absolute}/`), name]));
  return { path, ...stateOf(stat), failure: BAD_NAME, unlistedFolder: false };
}

function lstatOrNull(path: string | Buffer): Stats | null {
  return lstatSync(path, { throwIfNoEntry: false }) ?? null;
}

function stateOf(stat: Stats | null): Pick<FolderEntry, "size" | "modifiedMs" | "changedMs"> {
  return { size: stat?.size ?? 0, modifiedMs: stat?.mtimeMs ?? 0, changedMs: stat?.ctimeMs ?? 0 };
}
