import { MINUTE_MS } from "../../domain/core/time.ts";

/** For text formats. Web pages with embedded pictures reach some megabytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** For formats of which the files are large: PDF reports with pictures, a month of mail. */
export const MAX_PACKED_FILE_BYTES = 50 * 1024 * 1024;

/**
 * Per document: the length of the longest novels. Receiving the sentences from the worker blocks the main thread; the
 * limit for that is 50 ms, and 10 million characters took 79 ms.
 */
export const MAX_TEXT_CHARACTERS = 4_000_000;

/** A folder is listed in pages; a thread that gives no page for this long is stopped. */
export const LIST_TIMEOUT_MS = 15_000;

/** Limits of a reading process until the next document of a file, and for the whole file: of its processor time (see TimeLimit). */
export const DOCUMENT_TIMEOUT_MS = 30_000;
export const FILE_TIMEOUT_MS = 120_000;

/** A reading process that has not started after this time is ended. */
export const READER_START_TIMEOUT_MS = 60_000;

/** Limits of a reading process: resident memory, which is checked regularly, and the JavaScript heap within it. */
export const READER_MEMORY_MB = 512;
export const READER_HEAP_MB = 384;

/** Writable memory that Node 26 reserves without using it; the system's data size limit must be larger by this. */
export const RESERVED_MEMORY_MB = 512;

/** How often a reading process's memory is checked. */
export const MEMORY_CHECK_MS = 50;

/** An idle reading process is ended after this time; sooner if another one is idle, too. */
export const READER_IDLE_MS = 10_000;
export const SPARE_READER_IDLE_MS = 1_000;

/** Per file, all nested archives together. */
export const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;

/** Limits of a container file: documents, their characters together, and nested containers. */
export const MAX_EMBEDDED = 10_000;
export const MAX_EMBEDDED_CHARACTERS = 20_000_000;
export const MAX_NESTING = 3;

/** A document's text lives briefly; a larger young generation only frees it later. */
export const YOUNG_GENERATION_MB = 4;

/** How much a reading process's heap may grow before it is collected; by default it grows to four times what is in use. */
export const HEAP_GROWTH_PERCENT = 50;

/** Changes per batch: one transaction of the store. */
export const BATCH_SIZE = 10;

/** How far reading runs ahead of the consumer of a scan; a single larger file is read all the same. */
export const MAX_READ_AHEAD_FILES = 40;
export const MAX_READ_AHEAD_BYTES = 4 * 1024 * 1024;

/** A file that changed more recently may still be being written; the read waits until the file is this old. */
export const MIN_FILE_AGE_MS = 200;

/** A file that does not stop changing is read after this time: if it is rewritten again and again, or if it only grows. */
export const MAX_SETTLING_MS = MINUTE_MS;
export const MAX_GROWING_MS = 600_000;

/** A file that changes during each of these reads is left to the next scan. */
export const READ_ATTEMPTS = 4;

/** Finished results wait this long for a slow file before they are passed on without it. */
export const RESULT_WAIT_MS = 1_000;
