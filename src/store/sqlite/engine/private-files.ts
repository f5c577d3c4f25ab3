import { chmod, open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "../../../domain/core/fault.ts";

/** What Dateline keeps in the data folder. */
const OWN_ENTRY = /^(?:dateline\.sqlite.*|guilds|reading)$/;
const RIGHTS_OF_OTHERS = 0o007;
const RIGHTS_OF_GROUP = 0o070;
const SET_GROUP_ID = 0o2000;
const STICKY = 0o1000;
/** Rights have another form on Windows; there the folder of a user is private anyway. */
const HAS_MODES = process.platform !== "win32";

/**
 * Takes away the rights of everybody but the owner from the store, its copies, the uploads and the notes of readers, and from the data folder
 * itself unless there are other files in it. A folder with the set-group-ID bit is shared with its group on purpose: the
 * group keeps its rights. Returns the paths that could not be changed because they belong to somebody else.
 */
export async function makePrivate(dataDir: string): Promise<readonly string[]> {
  if (!HAS_MODES) return [];
  const taken = (await isShared(dataDir)) ? RIGHTS_OF_OTHERS : RIGHTS_OF_OTHERS | RIGHTS_OF_GROUP;
  const entries = await readdir(dataDir);
  const own = entries.filter((name) => OWN_ENTRY.test(name)).map((name) => join(dataDir, name));
  const isOurs = own.length === entries.length && ((await stat(dataDir)).mode & STICKY) === 0;
  const refused: string[] = [];
  for (const path of isOurs ? [dataDir, ...own] : own)
    if (!(await takeRights(path, taken))) refused.push(path);
  return refused;
}

/** The mode of a new file of the store: for its owner, and in a shared folder for its group. */
export async function privateMode(dataDir: string): Promise<number> {
  return HAS_MODES && (await isShared(dataDir)) ? 0o660 : 0o600;
}

/** Creates an empty store file with that mode; an existing one stays as it is. */
export async function createPrivateFile(file: string, dataDir: string): Promise<void> {
  const handle = await open(file, "a", await privateMode(dataDir));
  await handle.close();
}

async function isShared(folder: string): Promise<boolean> {
  return ((await stat(folder)).mode & SET_GROUP_ID) !== 0;
}

/** False if the path belongs to somebody else. A file may vanish meanwhile: another process may close the store. */
async function takeRights(path: string, taken: number): Promise<boolean> {
  try {
    const { mode } = await stat(path);
    if ((mode & taken) !== 0) await chmod(path, mode & 0o7777 & ~taken);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") return true;
    if (code === "EPERM" || code === "EACCES" || code === "EROFS") return false;
    throw error;
  }
}
