import { errorCode, Fault, type FaultCode } from "../../../domain/core/fault.ts";

/** What a person can do about it, by fault code; `file` is the store's file. */
const ADVICE: Partial<Record<FaultCode, (file: string) => string>> = {
  "disk-full": (file) =>
    `The disk is full: ${file} can't grow. Nothing was half-written; free some space and try again.`,
  "store-corrupt": (file) =>
    `The store ${file} is damaged. It is kept as it is; restore a backup, or run "doctor --rebuild" to set it aside and read the documents anew.`,
  "store-busy": (file) =>
    `Another process keeps ${file} locked. Wait until it is done, or end it, and try again.`,
  "data-dir-unwritable": (file) =>
    `${file} can't be opened for writing. Check that DATA_DIR is a folder that this user may write to.`,
};

/** SQLite's primary result codes (the low byte of the extended ones), from https://sqlite.org/rescode.html. */
const BY_SQLITE_CODE = new Map<number, FaultCode>([
  [5, "store-busy"],
  [6, "store-busy"],
  [8, "data-dir-unwritable"],
  [11, "store-corrupt"],
  [13, "disk-full"],
  [14, "data-dir-unwritable"],
  [26, "store-corrupt"],
]);

const BY_SYSTEM_CODE = new Map<string, FaultCode>([
  ["ENOSPC", "disk-full"],
  ["EDQUOT", "disk-full"],
  ["EACCES", "data-dir-unwritable"],
  ["EPERM", "data-dir-unwritable"],
  ["EROFS", "data-dir-unwritable"],
  ["ENOTDIR", "data-dir-unwritable"],
  ["ENOENT", "data-dir-unwritable"],
  ["EEXIST", "data-dir-unwritable"],
]);

/** What SQLite or the file system threw, as a Fault a person can act on. A Fault stays as it is. */
export function toFault(error: unknown, file: string): Fault {
  if (error instanceof Fault) return error;
  const code = faultCode(error);
  const detail = error instanceof Error ? error.message : String(error);
  const message = ADVICE[code]?.(file) ?? `The store ${file} failed: ${detail}`;
  return new Fault(code, message, { cause: error });
}

function faultCode(error: unknown): FaultCode {
  const result = resultCode(error);
  if (result !== null) return BY_SQLITE_CODE.get(result) ?? "store-failed";
  return BY_SYSTEM_CODE.get(errorCode(error) ?? "") ?? "store-failed";
}

function resultCode(error: unknown): number | null {
  if (typeof error !== "object" || error === null || !("errcode" in error)) return null;
  return typeof error.errcode === "number" ? error.errcode & 0xff : null;
}
