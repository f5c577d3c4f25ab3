/** What went wrong, for code to branch on; never branch on a message. */
export type FaultCode =
  | "config"
  | "folder-missing"
  | "folder-unreadable"
  | "file-exists"
  | "file-missing"
  | "data-dir-unwritable"
  | "disk-full"
  | "store-corrupt"
  | "store-newer"
  | "store-busy"
  | "store-failed"
  | "store-closed"
  | "store-gone"
  | "ingest-failed"
  | "timing-unreadable";

/**
 * A fault a person can act on: the message is one line that says what, where and what to do. The cause is kept.
 * Expected outcomes are values, not faults.
 */
export class Fault extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "Fault";
    this.code = code;
  }
}

/** The line a person gets: docs/troubleshooting.md goes by the code. */
export function faultLine({ message, code }: Fault): string {
  return `${message} (${code})`;
}

/** The Node.js error code ("ENOENT") of an unknown error, or null. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
