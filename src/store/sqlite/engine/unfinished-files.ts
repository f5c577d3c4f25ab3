import { open, readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { isProcessRunning } from "../../../async/is-process-running.ts";
import type { Now } from "../../../domain/core/clock.ts";
import { errorCode } from "../../../domain/core/fault.ts";
import { DAY_MS } from "../../../domain/core/time.ts";

/** Copies of the store are written under such a name, and get their own when they are complete. */
const UNFINISHED =
  /^(?<target>.+?)\.(?:(?<host>[\w-]+)-)?(?<pid>\d+)\.(?:unfinished|incoming)(?<beside>-wal|-shm|-journal)?$/;
/** Only the system of the same name can tell whether the process still runs; for others it surely does not after this. */
const MAX_AGE_MS = DAY_MS;
const SQLITE_HEADER = Buffer.from("SQLite format 3\0");

const thisHost = hostname().replace(/[^\w-]/g, "_");

/** The name for a copy of the store that will be `target`, in the same folder. */
export function unfinishedFile(target: string): string {
  return `${target}.${thisHost}-${process.pid}.unfinished`;
}

/** Deletes from a folder what processes left there that were killed while they copied a store. */
export async function removeUnfinished(folder: string, now: Now): Promise<void> {
  for (const name of await readdir(folder)) {
    const { host, pid, beside } = UNFINISHED.exec(name)?.groups ?? {};
    if (pid === undefined) continue;
    const file = join(folder, name);
    const isOver = host === thisHost && (await hasEnded(Number(pid), file));
    if (!isOver && Date.parse(now()) - (await modifiedMs(file)) <= MAX_AGE_MS) continue;
    await removeIfOurs(file, beside !== undefined);
  }
}

/** In a container each start has the same process id: an own file that is older than this process is of the start before. */
async function hasEnded(pid: number, file: string): Promise<boolean> {
  if (pid === process.pid) return (await modifiedMs(file)) < performance.timeOrigin;
  return !isProcessRunning(pid);
}

/** Infinity for a file that is gone: its process has just finished it. */
async function modifiedMs(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return Number.POSITIVE_INFINITY;
    throw error;
  }
}

/** Backups go to people's own folders: nothing is deleted there that does not look like a store. The header is written last. */
async function isStoreCopy(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SQLITE_HEADER.length), 0);
    const read = buffer.subarray(0, bytesRead);
    return read.equals(SQLITE_HEADER) || read.every((byte) => byte === 0);
  } finally {
    await handle.close();
  }
}

/** What belongs to somebody else, or is gone, is left alone. */
async function removeIfOurs(file: string, isBesideACopy: boolean): Promise<void> {
  try {
    if (isBesideACopy || (await isStoreCopy(file))) await rm(file, { force: true });
  } catch (error) {
    if (!["EACCES", "EPERM", "ENOENT"].includes(errorCode(error) ?? "")) throw error;
  }
}
