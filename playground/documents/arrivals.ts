import { mkdir, readdir, rename, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MovableClock } from "../clock/movable-clock.ts";
import { type Sample, sampleAfter } from "./samples.ts";

/** Adds sample documents to the folder on request. */
export interface Arrivals {
  /** Writes the next sample into the folder, dated now. */
  readonly next: () => Promise<Sample>;
  /** When the latest sample was written, on performance.now()'s clock. */
  readonly lastAt: () => number;
}

const FOLDER = "arrived";

/** `documents` must be the playground's own folder; the playground never writes to the user's. */
export function createArrivals(documents: string, clock: MovableClock): Arrivals {
  const folder = join(documents, FOLDER);
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    lastAt: () => lastAt,
    async next() {
      await mkdir(folder, { recursive: true });
      const existing = (await readdir(folder)).filter((name) => name.endsWith(".md"));
      const sample = sampleAfter(existing.length, clock.nowMs());
      await writeAtomically(folder, sample, clock.nowMs());
      lastAt = performance.now();
      return sample;
    },
  };
}

/** Writes a complete file or none; its modification time is the moved clock's. */
async function writeAtomically(
  folder: string,
  { file, title, source, body }: Sample,
  nowMs: number,
): Promise<void> {
  const now = new Date(nowMs);
  const tempPath = join(folder, `.${file}`);
  const head = ["---", `title: ${title}`, `source: ${source}`, `date: ${now.toISOString()}`, "---"];
  await writeFile(tempPath, `${head.join("\n")}\n\n${body}\n`);
  await utimes(tempPath, now, now);
  await rename(tempPath, join(folder, file));
}
