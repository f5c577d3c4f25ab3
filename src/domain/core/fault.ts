import { inEnglish, shownIn } from "../texts/reasons.ts";
import type { Message, Texts } from "../texts/texts.ts";

/** What went wrong, for code to branch on; never branch on a message. */
export type FaultCode =
  | "config"
  | "folder-missing"
  | "folder-unreadable"
  | "file-exists"
  | "file-missing"
  | "file-unwritable"
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
 * A fault a person can act on: the text is one line that says what, where and what to do; `message` is that line in English,
 * for logs. The cause is kept. Expected outcomes are values, not faults.
 */
export class Fault extends Error {
  readonly code: FaultCode;
  /** Private to keep it out of log lines, which have the English message. */
  readonly #text: Message;

  constructor(code: FaultCode, text: Message, options?: { cause?: unknown }) {
    super(inEnglish(text), options);
    this.name = "Fault";
    this.code = code;
    this.#text = text;
  }

  get text(): Message {
    return this.#text;
  }
}

/** The line a person gets, in their language: docs/troubleshooting.md goes by the code. */
export function faultLine({ text, code }: Fault, texts: Pick<Texts, "show">): string {
  return `${shownIn(texts, text)} (${code})`;
}

/** The Node.js error code ("ENOENT") of an unknown error, or null. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

/** Whether the system refused to write because the disk or a quota is full. */
export function isNoSpace(error: unknown): boolean {
  const code = errorCode(error);
  return code === "ENOSPC" || code === "EDQUOT";
}
