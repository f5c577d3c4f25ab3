import { MINUTE_MS } from "../../domain/core/time.ts";
/** Largest file of text that is read, in bytes. Pages with their pictures inside reach some megabytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** Largest file that is read in a process of its own, in bytes: reports as PDF with pictures, a month of mail. */
export const MAX_ISOLATED_BYTES = 50 * 1024 * 1024;

/**
 * Longest text of a document, in characters: the length of the longest novels. At twice that, taking its sentences over
 * from the worker holds the main thread for longer than the 50 ms it may be held (measured 79 ms at 10 million).
 */
export const MAX_TEXT_CHARACTERS = 4_000_000;

/** Longest a single file may be parsed, in milliseconds, before its worker is stopped. The slowest of the measured pages takes well under 1 s. */
export const PARSE_TIMEOUT_MS = 15_000;

/**
 * Longest a file may keep the process that reads it from handing over a document, in milliseconds; and longest for all
 * documents of a file that holds several.
 */
export const ISOLATED_DOCUMENT_TIMEOUT_MS = 30_000;
export const ISOLATED_FILE_TIMEOUT_MS = 120_000;

/** Memory of a process that reads one file, in MB: resident, as it is watched, and of that JavaScript's heap. */
export const ISOLATED_MEMORY_MB = 512;
export const ISOLATED_HEAP_MB = 384;

/** Writable memory that Node 26 reserves and does not use, in MB; a system's limit of that must be larger by it. */
export const RESERVED_MEMORY_MB = 512;

/** How often a reading process's memory is looked at, in milliseconds. */
export const MEMORY_CHECK_MS = 50;

/** A reading process that nobody asked anything for this long is ended, in milliseconds. */
export const ISOLATED_IDLE_MS = 10_000;

/** Bytes that all archives within one file may unpack to. */
export const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;

/** Documents that a file may hold; characters that they may have together; and archives that may lie in one another. */
export const MAX_EMBEDDED = 10_000;
export const MAX_EMBEDDED_CHARACTERS = 20_000_000;
export const MAX_NESTING = 3;

/** Heap of the reading worker in MB: a file that needs more stops the worker, not the program. */
export const WORKER_HEAP_MB = 256;

/** Its young generation in MB: a document's text lives briefly, and a larger one only holds on to it. */
export const YOUNG_GENERATION_MB = 8;

/** Arrivals handed over at once: one transaction of the store. */
export const BATCH_SIZE = 10;

/** Files handed to the worker ahead of the reader of the scan, at most; and their bytes, unless a single file is larger. */
export const MAX_READ_AHEAD_FILES = 40;
export const MAX_READ_AHEAD_BYTES = 4 * 1024 * 1024;

/** A file changed less than this many milliseconds ago may still be being written; it is read once it has rested. */
export const MIN_FILE_AGE_MS = 200;

/**
 * A file that is held back because it changed just now, and goes on changing, is read after so many milliseconds: when it
 * is written anew each time, and when it only ever grows.
 */
export const MAX_SETTLING_MS = MINUTE_MS;
export const MAX_GROWING_MS = 600_000;

/** How often a file that changes while it is read is tried before it is left to the next scan. */
export const READ_ATTEMPTS = 4;

/** How long finished results wait for a slow one before they are passed on without it. */
export const RESULT_WAIT_MS = 1_000;
