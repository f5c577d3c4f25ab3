import { Fault } from "../../domain/core/fault.ts";

/** The Fault for a documents folder that can't be listed, by the system's error code. */
export function folderFault(
  root: string,
  { code, message }: { readonly code: string | null; readonly message: string },
): Fault {
  if (code === "ENOENT") {
    return new Fault(
      "folder-missing",
      `The documents folder ${root} is not there; create it or set DOCUMENTS_DIR.`,
    );
  }
  if (code === "ENOTDIR") {
    return new Fault("folder-unreadable", `${root} is not a folder; set DOCUMENTS_DIR to one.`);
  }
  return new Fault(
    "folder-unreadable",
    `The documents folder ${root} can't be listed: ${message}. Give read access.`,
  );
}
