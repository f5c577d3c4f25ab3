import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";

/** Bytes free on the disk of a folder, which need not exist yet: then its nearest existing parent counts. */
export async function freeSpace(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(nearestExistingFolder(folder));
  return bavail * bsize;
}

function nearestExistingFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestExistingFolder(dirname(folder));
}
