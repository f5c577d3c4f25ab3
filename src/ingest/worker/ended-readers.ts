import { type Message, message } from "../../domain/texts/texts.ts";
import { readFailure } from "../content/read-failures.ts";

/** The process that read the file was ended from outside, and so was the next one. */
export const ENDED_READER_TWICE = readFailure("too-much-memory", message("reason.file.ended-reader-twice"));

/** The whole program ended while it read the file, at two starts. */
export const ENDED_PROGRAM_TWICE = readFailure("too-much-memory", message("reason.file.ended-program-twice"));

/** Not the file's fault: it is tried again at the next scan. */
export function notStarted(detail: string | Message) {
  return readFailure("io-error", message("reason.file.reader-not-started", { detail }));
}
