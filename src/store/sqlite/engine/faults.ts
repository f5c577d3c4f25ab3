import { errorCode, Fault, type FaultCode } from "../../../domain/core/fault.ts";
import { type MessageKey, message } from "../../../domain/texts/texts.ts";
import { isDiskFull } from "./out-of-space.ts";

/** Advice for the operator by fault code; its argument is the path of the store. */
const ADVICE = {
  "disk-full": "reason.store.disk-full",
  "store-corrupt": "reason.store.corrupt",
  "store-busy": "reason.store.busy",
  "data-dir-unwritable": "reason.store.unwritable",
} as const satisfies Partial<Record<FaultCode, MessageKey>>;

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

/** I/O errors, and files that can't be opened: a full disk can be the cause. */
const PERHAPS_FULL: ReadonlySet<number> = new Set([10, 14]);

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

/** For a copy of the store that did not fit on the disk of its own file. */
export function diskFullFault(file: string, cause: unknown): Fault {
  return toFault(Object.assign(new Error("no space left", { cause }), { code: "ENOSPC" }), file);
}

/** Converts an error of SQLite or the file system to a Fault with advice. Returns a Fault unchanged. */
export function toFault(error: unknown, file: string): Fault {
  if (error instanceof Fault) return error;
  const code = faultCode(error, file);
  if (hasAdvice(code)) return new Fault(code, message(ADVICE[code], { file }), { cause: error });
  const detail = error instanceof Error ? error.message : String(error);
  return new Fault(code, message("reason.store.failed", { file, detail }), { cause: error });
}

function hasAdvice(code: FaultCode): code is keyof typeof ADVICE {
  return Object.hasOwn(ADVICE, code);
}

function faultCode(error: unknown, file: string): FaultCode {
  const result = resultCode(error);
  if (result !== null && PERHAPS_FULL.has(result) && isDiskFull(file)) return "disk-full";
  if (result !== null) return BY_SQLITE_CODE.get(result) ?? "store-failed";
  return BY_SYSTEM_CODE.get(errorCode(error) ?? "") ?? "store-failed";
}

function resultCode(error: unknown): number | null {
  if (typeof error !== "object" || error === null || !("errcode" in error)) return null;
  return typeof error.errcode === "number" ? error.errcode & 0xff : null;
}
