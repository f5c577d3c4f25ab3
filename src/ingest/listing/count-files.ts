import { errorCode } from "../../domain/core/fault.ts";
import type { FolderEntry } from "./folder-entry.ts";
import { folderFault } from "./folder-fault.ts";
import { listFolder } from "./list-folder.ts";

/**
 * How many files a documents folder has, and how many of them only some guilds may see. Throws Fault "folder-missing" or
 * "folder-unreadable".
 */
export function countFiles(root: string): { readonly files: number; readonly restricted: number } {
  const files = listAll(root);
  return { files: files.length, restricted: files.filter(({ guilds }) => guilds !== undefined).length };
}

function listAll(root: string): readonly FolderEntry[] {
  try {
    return Array.from(listFolder(root));
  } catch (error) {
    const code = errorCode(error);
    if (code === null || !(error instanceof Error)) throw error;
    throw folderFault(root, { code, detail: error.message });
  }
}
