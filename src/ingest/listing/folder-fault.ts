import { Fault } from "../../domain/core/fault.ts";
import { message } from "../../domain/texts/texts.ts";

/** The Fault for a documents folder that can't be listed, by the system's error code. */
export function folderFault(
  root: string,
  { code, detail }: { readonly code: string | null; readonly detail: string },
): Fault {
  if (code === "ENOENT") {
    return new Fault("folder-missing", message("reason.folder.missing", { folder: root }));
  }
  if (code === "ENOTDIR") {
    return new Fault("folder-unreadable", message("reason.folder.not-a-folder", { folder: root }));
  }
  return new Fault("folder-unreadable", message("reason.folder.unreadable", { folder: root, detail }));
}
