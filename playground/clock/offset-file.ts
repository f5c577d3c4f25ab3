import { readFileSync, renameSync, writeFileSync } from "node:fs";

/** Readers see a change after at most this long, in ms. */
const RECHECK_MS = 50;

/**
 * Reads the clock offset in ms from a file; 0 if the file does not exist. It is checked on demand, at most once per
 * RECHECK_MS: without a timer, every thread of a process has the same time, busy or not.
 */
export function offsetReader(file: string): () => number {
  let offset = 0;
  let checkedAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (now - checkedAt < RECHECK_MS) return offset;
    checkedAt = now;
    offset = readOffset(file);
    return offset;
  };
}

function readOffset(file: string): number {
  try {
    const offset = Number(readFileSync(file, "utf8"));
    return Number.isFinite(offset) ? offset : 0;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return 0;
    throw error;
  }
}

/** Resolves once every reader sees the new offset. */
export async function writeOffset(file: string, offset: number): Promise<void> {
  writeFileSync(`${file}.new`, String(Math.round(offset)));
  renameSync(`${file}.new`, file);
  await new Promise((resolve) => setTimeout(resolve, 2 * RECHECK_MS));
}
