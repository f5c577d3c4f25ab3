import { readFailure } from "../content/read-failures.ts";

/** The process that read the file was ended from outside, and so was the next one. */
export const ENDED_READER_TWICE = readFailure(
  "too-much-memory",
  "The system twice ended the process that read it, most likely because memory ran out; split it, save it as plain text, or give Dateline more memory.",
);

/** The whole program ended while it read the file, at two starts. */
export const ENDED_PROGRAM_TWICE = readFailure(
  "too-much-memory",
  "Dateline itself was ended twice while it read this file, most likely because memory ran out; split it, save it as plain text, or give Dateline more memory.",
);

/** Not the file's fault: it is tried again at the next scan. */
export function notStarted(detail: string) {
  return readFailure(
    "io-error",
    `The process that reads files could not be started (${detail}); free some memory, it is tried again at the next scan.`,
  );
}
