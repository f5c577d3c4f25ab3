/** Largest file that is read, in bytes. Pages with their pictures inside reach some megabytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/**
 * Longest text of a document, in characters: the length of the longest novels. At twice that, taking its sentences over
 * from the worker holds the main thread for longer than the 50 ms it may be held (measured 79 ms at 10 million).
 */
export const MAX_TEXT_CHARACTERS = 4_000_000;

/** Longest a single file may be parsed, in milliseconds, before its worker is stopped. The slowest of the measured pages takes well under 1 s. */
export const PARSE_LIMIT_MS = 15_000;

/** Heap of the reading worker in MB: a file that needs more stops the worker, not the program. */
export const WORKER_HEAP_MB = 256;

/** Its young generation in MB: a document's text lives briefly, and a larger one only holds on to it. */
export const YOUNG_HEAP_MB = 8;

/** Arrivals handed over at once: one transaction of the store. */
export const BATCH_SIZE = 10;

/** Files handed to the worker ahead of the reader of the scan, at most; and their bytes, unless a single file is larger. */
export const FILES_AHEAD = 40;
export const BYTES_AHEAD = 4 * 1024 * 1024;

/** A file changed less than this many milliseconds ago may still be being written; it is read once it has rested. */
export const REST_MS = 200;

/** How often a file that changes while it is read is tried before it is left to the next scan. */
export const READ_ATTEMPTS = 4;
