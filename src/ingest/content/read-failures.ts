import { errorCode } from "../../domain/core/fault.ts";
import type { UnreadableCode } from "../../domain/documents/unreadable.ts";
import { cleanText } from "../../text/sentences/clean.ts";
import {
  ISOLATED_DOCUMENT_TIMEOUT_MS,
  ISOLATED_MEMORY_MB,
  MAX_EMBEDDED,
  MAX_EMBEDDED_CHARACTERS,
  MAX_FILE_BYTES,
  MAX_NESTING,
  MAX_TEXT_CHARACTERS,
  MAX_UNPACKED_BYTES,
} from "./limits.ts";

/** Why a file or an item in it can't be read: a code for programs, and a sentence for people. */
export interface ReadFailure {
  readonly code: UnreadableCode;
  readonly reason: string;
}

const MEGABYTE = 1024 * 1024;

export function readFailure(code: UnreadableCode, reason: string): ReadFailure {
  return { code, reason };
}

export function isReadFailure(value: object): value is ReadFailure {
  return "code" in value;
}

export function tooLarge(bytes: number, maxBytes = MAX_FILE_BYTES): ReadFailure {
  const size = Math.ceil(bytes / MEGABYTE);
  return readFailure(
    "too-large",
    `The file has ${size} MB, more than the limit of ${maxBytes / MEGABYTE} MB; split it or take it out of the folder.`,
  );
}

export const TOO_LONG = readFailure(
  "too-large",
  `Its text has more than ${MAX_TEXT_CHARACTERS / 1_000_000} million characters; split it into its articles.`,
);
export const NOT_A_FILE = readFailure(
  "not-a-file",
  "This is a pipe, socket or device, not a file; take it out of the folder.",
);
export const FOLDER_LINK = readFailure(
  "not-a-file",
  "This link leads to a folder, and links to folders are not followed; put the folder itself here.",
);
export const BROKEN_LINK = readFailure(
  "not-a-file",
  "The target of this link does not exist; remove the link or put the file itself here.",
);
export const OUTSIDE_ROOT = readFailure(
  "outside-folder",
  "This link leads out of the documents folder and is not followed; copy the file into the folder.",
);
export const BAD_NAME = readFailure(
  "bad-name",
  "The file name is not valid UTF-8 (its bytes are shown escaped); rename the file.",
);
export const INVALID_COLLECTION_FILE = readFailure(
  "not-a-file",
  "It says who may see this folder and must be a file, not a link or a folder; until this is fixed, only the operator sees the documents below it.",
);
export const STILL_CHANGING = readFailure(
  "io-error",
  "The file keeps changing; it is read once it stops changing.",
);

export const ENCRYPTED = readFailure(
  "encrypted",
  "It is protected by a password; replace it with a copy without a password.",
);
export const ARCHIVE_BOMB = readFailure(
  "archive-bomb",
  `It unpacks to more than ${MAX_UNPACKED_BYTES / MEGABYTE} MB, or its archives are nested more than ${MAX_NESTING} deep; put its files here unpacked.`,
);
export const TOO_SLOW = readFailure(
  "too-slow",
  `Reading it took longer than ${ISOLATED_DOCUMENT_TIMEOUT_MS / 1000} s; save it again, split it, or save it as plain text.`,
);
export const TOO_MUCH_MEMORY = readFailure(
  "too-much-memory",
  `Reading it took more than ${ISOLATED_MEMORY_MB} MB of memory; split it, or save it as plain text.`,
);
export const TOO_MANY_EMBEDDED = readFailure(
  "too-large",
  `It contains more than ${MAX_EMBEDDED} documents or ${MAX_EMBEDDED_CHARACTERS / 1_000_000} million characters; split it.`,
);

/** Parser messages are cut to this length. */
const MAX_DETAIL_CHARACTERS = 120;

/** The parser failed or was stopped. */
export function malformed(detail: string): ReadFailure {
  const shortDetail = cleanText(detail).replace(/\s+/g, " ").slice(0, MAX_DETAIL_CHARACTERS).trim();
  return readFailure(
    "malformed",
    `Its content could not be parsed (${shortDetail}); save it again, or as plain text.`,
  );
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
    return readFailure("vanished", "The file was removed before it could be read; nothing to do.");
  }
  if (code === "EACCES" || code === "EPERM") {
    return readFailure(
      "permission-denied",
      "No permission to read it; give the user that runs Dateline read access.",
    );
  }
  if (code === "ELOOP") return BROKEN_LINK;
  return readFailure("io-error", `The system could not read it (${code ?? String(error)}); check the disk.`);
}
