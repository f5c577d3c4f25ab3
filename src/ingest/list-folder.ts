import { type Dirent, lstatSync, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { CollectionLabel, FileState } from "../domain/document.ts";
import { createAudiences, parentOf } from "./audiences.ts";
import { bothSee, COLLECTION_FILE } from "./collection-file.ts";
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
  /** Who may see it; absent for everybody. */
  readonly guilds?: readonly string[];
  /** What its folder says of it; absent for nothing. */
  readonly collection?: CollectionLabel;
}

/** Not a document: hidden files and folders, and the file that says who may see a folder. */
function isIgnored(name: string): boolean {
  return name.startsWith(".") || COLLECTION_FILE.test(name);
}

/** The root is another folder than the one that was being listed. */
function takenAway(root: string): Error {
  return Object.assign(new Error(`${root} was taken away while it was listed`), { code: "ENOENT" });
}

/** What is listed, and who may see what of it. */
interface Listing {
  readonly root: string;
  readonly audiences: ReturnType<typeof createAudiences>;
}

/**
 * Everything in the folder and its folders, depth first, names in code-unit order. `root` is a real path. Links to
 * folders are not followed, so no loop is walked. Throws the system's error when `root` itself can't be listed, and one of
 * the same kind when it was taken away meanwhile: what was not found then may be there.
 */
export function* listFolder(root: string): Generator<Listed> {
  const before = statSync(root);
  yield* listInside({ root, audiences: createAudiences(root) }, "");
  const after = statSync(root);
  if (after.ino !== before.ino || after.dev !== before.dev) throw takenAway(root);
}

function* listInside(listing: Listing, folder: string): Generator<Listed> {
  const { audience, label, refused } = listing.audiences.of(folder);
  const seen = {
    ...(audience === undefined ? {} : { guilds: audience }),
    ...(Object.keys(label).length === 0 ? {} : { collection: label }),
  };
  for (const { name, refused: why } of refused)
    yield { ...unclearCollection(listing.root, folder, name, why), ...seen };
  for (const entry of listEntries(listing, folder)) yield { ...seen, ...entry };
}

/** What says nothing that could be understood of who may see its folder. */
function unclearCollection(root: string, folder: string, name: string, refused: Refusal): Listed {
  const path = folder === "" ? name : `${folder}/${name}`;
  return { path, ...stateOf(lstatOrNull(join(root, path))), refused, unlistedFolder: false };
}

function* listEntries(listing: Listing, folder: string): Generator<Listed> {
  const absolute = join(listing.root, folder);
  const entries = readdirSync(absolute, { withFileTypes: true });
  const unclear = entries.some(({ name }) => name.includes(REPLACEMENT));
  const undecodable = unclear ? undecodableNames(absolute) : [];
  const garbled = new Set(undecodable.map((name) => name.toString("utf8")));
  for (const name of undecodable) yield badName(absolute, folder, name);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!isIgnored(entry.name) && !garbled.has(entry.name)) yield* listEntry(listing, folder, entry);
  }
}

function* listEntry(listing: Listing, folder: string, entry: Dirent): Generator<Listed> {
  const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
  const absolute = join(listing.root, path);
  try {
    if (entry.isDirectory()) yield* listInside(listing, path);
    else if (entry.isSymbolicLink()) yield listLink(listing, path, absolute);
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

/** Who may see what a link leads to must be allowed to see both places. */
function listLink({ root, audiences }: Listing, path: string, absolute: string): Listed {
  const link = lstatSync(absolute);
  const refuse = (refused: Refusal): Listed => ({ path, ...stateOf(link), refused, unlistedFolder: false });
  try {
    const real = realpathSync.native(absolute);
    if (real !== root && !isInside(root, real)) return refuse(OUTSIDE);
    const target = statSync(absolute);
    if (target.isDirectory()) return refuse(FOLDER_LINK);
    const there = audiences.of(parentOf(real.slice(root.length + 1).replaceAll(sep, "/"))).audience;
    const guilds = bothSee(audiences.of(parentOf(path)).audience, there);
    return { ...listFile(path, target), ...(guilds === undefined ? {} : { guilds }) };
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
export function refusedState(file: Listed): FileState {
  return { path: file.path, size: file.size, modifiedMs: file.changedMs, contentHash: null, ...seenBy(file) };
}

/** Who may see a file and what its folder says of it, as its state has it. */
export function seenBy({ guilds, collection }: Seen): Seen {
  return { ...(guilds === undefined ? {} : { guilds }), ...(collection === undefined ? {} : { collection }) };
}

type Seen = Pick<FileState, "guilds" | "collection">;
