import { errorCode } from "../../domain/core/fault.ts";
import type { UnreadableCode } from "../../domain/documents/unreadable.ts";
import { inEnglish } from "../../domain/texts/reasons.ts";
import { type Message, message } from "../../domain/texts/texts.ts";
import { cleanText } from "../../text/sentences/clean.ts";
import {
  DOCUMENT_TIMEOUT_MS,
  MAX_EMBEDDED,
  MAX_EMBEDDED_CHARACTERS,
  MAX_FILE_BYTES,
  MAX_NESTING,
  MAX_TEXT_CHARACTERS,
  MAX_UNPACKED_BYTES,
  READER_MEMORY_MB,
} from "./limits.ts";

/** Why a file or an item in it can't be read: a code for programs, and a sentence for people, in English and as a message. */
export interface ReadFailure {
  readonly code: UnreadableCode;
  readonly reason: string;
  readonly message: Message;
}

const MEGABYTE = 1024 * 1024;

export function readFailure(code: UnreadableCode, text: Message): ReadFailure {
  return { code, reason: inEnglish(text), message: text };
}

export function isReadFailure(value: object): value is ReadFailure {
  return "code" in value;
}

export function tooLarge(bytes: number, maxBytes = MAX_FILE_BYTES): ReadFailure {
  const size = String(Math.ceil(bytes / MEGABYTE));
  return readFailure(
    "too-large",
    message("reason.file.too-large", { size, limit: String(maxBytes / MEGABYTE) }),
  );
}

export const TOO_LONG = readFailure(
  "too-large",
  message("reason.file.too-long", { millions: String(MAX_TEXT_CHARACTERS / 1_000_000) }),
);
export const NOT_A_FILE = readFailure("not-a-file", message("reason.file.not-a-file"));
export const FOLDER_LINK = readFailure("not-a-file", message("reason.file.folder-link"));
export const BROKEN_LINK = readFailure("not-a-file", message("reason.file.broken-link"));
export const OUTSIDE_ROOT = readFailure("outside-folder", message("reason.file.outside-folder"));
export const BAD_NAME = readFailure("bad-name", message("reason.file.bad-name"));
export const INVALID_COLLECTION_FILE = readFailure(
  "not-a-file",
  message("reason.file.collection-not-a-file"),
);
export const STILL_CHANGING = readFailure("io-error", message("reason.file.still-changing"));

export const ENCRYPTED = readFailure("encrypted", message("reason.file.encrypted"));
export const ARCHIVE_BOMB = readFailure(
  "archive-bomb",
  message("reason.file.archive-bomb", {
    megabytes: String(MAX_UNPACKED_BYTES / MEGABYTE),
    depth: String(MAX_NESTING),
  }),
);
export const TOO_SLOW = readFailure(
  "too-slow",
  message("reason.file.too-slow", { seconds: String(DOCUMENT_TIMEOUT_MS / 1000) }),
);
export const TOO_MUCH_MEMORY = readFailure(
  "too-much-memory",
  message("reason.file.too-much-memory", { megabytes: String(READER_MEMORY_MB) }),
);
export const TOO_MANY_EMBEDDED = readFailure(
  "too-large",
  message("reason.file.too-many-embedded", {
    documents: String(MAX_EMBEDDED),
    millions: String(MAX_EMBEDDED_CHARACTERS / 1_000_000),
  }),
);

/** Parser messages are cut to this length. */
export const NO_TEXT = readFailure("no-text", message("reason.file.no-text"));

const MAX_DETAIL_CHARACTERS = 120;

/** The parser failed or was stopped; a string is what the parser says. */
export function malformed(detail: string | Message): ReadFailure {
  return readFailure(
    "malformed",
    message("reason.file.malformed", { detail: typeof detail === "string" ? shortened(detail) : detail }),
  );
}

function shortened(detail: string): string {
  return cleanText(detail).replace(/\s+/g, " ").slice(0, MAX_DETAIL_CHARACTERS).trim();
}

/** V8's messages when memory is refused; these errors have no code, and parsers wrap them. */
const OUT_OF_MEMORY_MESSAGE = /array buffer allocation failed|failed to allocate memory/i;

/** Converts an error thrown by a parser. */
export function parseFailure(error: unknown): ReadFailure {
  const detail = error instanceof Error ? error.message : String(error);
  if (OUT_OF_MEMORY_MESSAGE.test(detail)) return TOO_MUCH_MEMORY;
  return malformed(errorCode(error) ?? detail);
}

/** Converts an error of the file system about one file. */
export function fileSystemFailure(error: unknown): ReadFailure {
  const code = errorCode(error);
  if (code === "ENOENT" || code === "ENOTDIR") {
    return readFailure("vanished", message("reason.file.vanished"));
  }
  if (code === "EACCES" || code === "EPERM") {
    return readFailure("permission-denied", message("reason.file.permission-denied"));
  }
  if (code === "ELOOP") return BROKEN_LINK;
  return readFailure("io-error", message("reason.file.io-error", { detail: code ?? String(error) }));
}
