import { writeSync } from "node:fs";
import { errorCode } from "../../domain/core/fault.ts";

const STANDARD_ERROR = 2;
/** Bytes of lines that are kept until they can be written; further lines are dropped. */
const MAX_PENDING_BYTES = 1024 * 1024;
/** A pipe whose reader is slow: this often, this long, before the rest is kept for the next line. */
const MAX_BUSY_WAITS = 20;
const BUSY_WAIT_MS = 10;

/** Where log lines go, each with its line break. */
export interface LogDestination {
  write(line: string): void;
}

/**
 * Standard error. Writes synchronously, so that the last lines before a crash are not lost. An error (a file on a full disk, a
 * terminal that was closed) must not end the program, and there is no log to report it to: the lines are written with the
 * next one that can be, or counted in a line.
 */
export function standardError(): LogDestination {
  let pending: Uint8Array = new Uint8Array();
  let dropped = 0;
  return {
    write(line) {
      if (pending.length + line.length > MAX_PENDING_BYTES) dropped += 1;
      else pending = Buffer.concat([pending, Buffer.from(line)]);
      pending = writeWhatFits(pending);
      if (dropped === 0 || pending.length > 0) return;
      pending = writeWhatFits(
        Buffer.from(`${JSON.stringify({ level: 40, msg: "log.dropped", lines: dropped })}\n`),
      );
      dropped = 0;
    },
  };
}

/** Returns the bytes that could not be written. */
function writeWhatFits(bytes: Uint8Array): Uint8Array {
  let rest = bytes;
  let waits = 0;
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(STANDARD_ERROR, rest));
    } catch (error) {
      if (errorCode(error) !== "EAGAIN" || waits === MAX_BUSY_WAITS) return rest;
      waits += 1;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BUSY_WAIT_MS);
    }
  }
  return rest;
}
