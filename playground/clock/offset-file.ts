import { readFileSync, renameSync, writeFileSync } from "node:fs";

/** A change is seen this much later by those who ask, in ms. */
const RECHECK_MS = 50;

/**
 * By how many milliseconds the clock is moved, as a file says it; 0 where there is none. It is looked at when somebody asks,
 * and not at every time: that takes no timer, so every thread of a process has the same time, busy or not.
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

/** Resolves once everybody who looks sees it. */
export async function writeOffset(file: string, offset: number): Promise<void> {
  writeFileSync(`${file}.new`, String(Math.round(offset)));
  renameSync(`${file}.new`, file);
  await new Promise((resolve) => setTimeout(resolve, 2 * RECHECK_MS));
}
