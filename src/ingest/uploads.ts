import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { extname, join, parse } from "node:path";
import { errorCode, Fault, isNoSpace } from "../domain/core/fault.ts";
import type { Uploads } from "../domain/intake/uploads.ts";
import { message } from "../domain/texts/texts.ts";
import { cleanText } from "../text/sentences/clean.ts";
import { foldSpaces } from "../text/tokens/fold-spaces.ts";

/** Limits per guild: about a newsroom's month of documents. */
export const MAX_UPLOADS = 2_000;
export const MAX_UPLOAD_BYTES = 200 * 1024 * 1024;

/** How to scan an uploads folder: files are moved into it when complete, so none is still being written. */
export const UPLOAD_SCAN_OPTIONS = { minAgeMs: 0 };

/** File systems allow 255 bytes; names are also shown to people. */
const MAX_NAME_BYTES = 120;
/** Path separators, characters that other systems refuse in names, and "#", which separates a file from a document in it. */
const UNSAFE_CHARACTERS = /[\\/:*?"<>|#\p{Cc}]/gu;
/** Device names that Windows reserves. */
const RESERVED_NAMES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const FOLDER = "uploads";

/**
 * Uploaded files, stored per guild in `<dataDir>/guilds/<guild>/uploads`. `<dataDir>/guilds/<guild>` is scanned like the
 * documents folder, so document paths begin with "uploads/".
 */
export function createUploads(dataDir: string): Uploads {
  const rootOf = (guild: string) => join(dataDir, "guilds", validGuildId(guild));
  const folderOf = (guild: string) => join(rootOf(guild), FOLDER);
  return {
    rootOf,
    async add(guild, name, bytes) {
      const folder = folderOf(guild);
      await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
        throw withAdvice(error, folder);
      });
      const safe = safeName(name);
      const path = `${FOLDER}/${safe}`;
      const before = await fileSizes(folder);
      const replaced = before.get(safe);
      if (replaced === undefined && before.size >= MAX_UPLOADS)
        return { kind: "full", limit: "files", max: MAX_UPLOADS };
      const others = [...before.values()].reduce((sum, size) => sum + size, 0) - (replaced ?? 0);
      if (others + bytes.byteLength > MAX_UPLOAD_BYTES)
        return { kind: "full", limit: "bytes", max: MAX_UPLOAD_BYTES };
      if (replaced !== undefined && Buffer.from(bytes).equals(await readFile(join(folder, safe))))
        return { kind: "stored", path, replaced: false };
      await writeAtomically(rootOf(guild), join(folder, safe), bytes);
      return { kind: "stored", path, replaced: replaced !== undefined };
    },
    async remove(guild, path) {
      const { dir, base } = parse(path);
      if (dir !== FOLDER || base !== safeName(base)) return false;
      return existed(() => rm(join(folderOf(guild), base)));
    },
    async list(guild) {
      return [...(await fileSizes(folderOf(guild))).keys()].map((name) => `${FOLDER}/${name}`).sort();
    },
    removeAll: (guild) => rm(rootOf(guild), { recursive: true, force: true }),
    async guilds() {
      return namesIn(join(dataDir, "guilds"));
    },
    async removeUnfinished() {
      for (const guild of await namesIn(join(dataDir, "guilds"))) await removeUnfinishedIn(rootOf(guild));
    },
  };
}

/** The id becomes a folder name, so anything but digits is refused with a TypeError. */
function validGuildId(guild: string): string {
  if (!/^\d{1,20}$/.test(guild)) throw new TypeError(`not a guild id: ${JSON.stringify(guild)}`);
  return guild;
}

/** A file name that is valid on every system, with the same extension: "../../a|b.txt" becomes "a_b.txt". */
function safeName(name: string): string {
  const line = foldSpaces(cleanText(name).normalize("NFC"));
  const last = line.split(/[\\/]/).findLast((part) => part.trim() !== "" && !/^\.+$/.test(part)) ?? "";
  const extension = extname(last).replace(UNSAFE_CHARACTERS, "").slice(0, 10).trim();
  const stem = last.slice(0, last.length - extname(last).length).replace(UNSAFE_CHARACTERS, "_");
  const bare = stem.replace(/^[.\s]+|[.\s]+$/g, "");
  const named = bare === "" || RESERVED_NAMES.test(bare) ? `file ${bare}`.trim() : bare;
  return truncateToBytes(named, MAX_NAME_BYTES - Buffer.byteLength(extension)) + extension;
}

function truncateToBytes(text: string, maxBytes: number): string {
  const letters = [...text];
  while (Buffer.byteLength(letters.join("")) > maxBytes) letters.pop();
  return letters.join("").trim();
}

/** Writes to a temporary file outside the scanned folder and renames it, so a scan never sees half a file. */
async function writeAtomically(root: string, target: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(root, `.${randomUUID()}`);
  try {
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw withAdvice(error, root);
  }
}

const UNFINISHED = /^\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Deletes what a process left that was killed in writeAtomically. What was written since this one started may be in use. */
async function removeUnfinishedIn(root: string): Promise<void> {
  for (const name of (await namesIn(root)).filter((each) => UNFINISHED.test(each))) {
    const file = join(root, name);
    if ((await stat(file)).mtimeMs < performance.timeOrigin) await rm(file, { force: true });
  }
}

/** A Fault if the disk is full, else the error itself. */
function withAdvice(error: unknown, folder: string): unknown {
  if (!isNoSpace(error)) return error;
  return new Fault("disk-full", message("reason.upload.disk-full", { folder }), { cause: error });
}

async function fileSizes(folder: string): Promise<Map<string, number>> {
  const sizeByName = new Map<string, number>();
  for (const name of await namesIn(folder)) sizeByName.set(name, (await stat(join(folder, name))).size);
  return sizeByName;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

async function existed(remove: () => Promise<void>): Promise<boolean> {
  try {
    await remove();
    return true;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return false;
    throw error;
  }
}
