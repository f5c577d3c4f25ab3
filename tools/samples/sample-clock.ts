import { cp, readdir, utimes } from "node:fs/promises";
import { join, resolve } from "node:path";
import { writeOffset } from "../../playground/clock/offset-file.ts";

const SEEDS = resolve(import.meta.dirname, "../../seeds");
/** The morning after the newest sample, 7:30 in Berlin; a fixed time makes runs repeatable. */
const SAMPLE_MORNING = Date.parse("2024-02-09T06:30:00Z");
const HOUR_MS = 3_600_000;

/** Sets the clock that reads this offset file to the samples' morning. */
export function setSampleClock(file: string): Promise<void> {
  return writeOffset(file, SAMPLE_MORNING - Date.now());
}

/** Copies the samples into a folder, with file times one hour before the samples' morning. */
export async function copySamples(folder: string): Promise<void> {
  await cp(SEEDS, folder, { recursive: true });
  const settledAt = new Date(SAMPLE_MORNING - HOUR_MS);
  for (const file of await readdir(folder)) await utimes(join(folder, file), settledAt, settledAt);
}
