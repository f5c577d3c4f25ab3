import { cp, readdir, utimes } from "node:fs/promises";
import { join, resolve } from "node:path";
import { writeOffset } from "../../playground/clock/offset-file.ts";

const SEEDS = resolve(import.meta.dirname, "../../seeds");
/** The day after the newest sample, 7:30 in Berlin: what is made then is the same on any day. */
const SAMPLE_MORNING = Date.parse("2024-02-09T06:30:00Z");
const HOUR_MS = 3_600_000;

/** Has the clock that goes by this file show the samples' morning. */
export function setSampleClock(file: string): Promise<void> {
  return writeOffset(file, SAMPLE_MORNING - Date.now());
}

/** The samples in a folder of their own, as having lain there for an hour. */
export async function copySamples(folder: string): Promise<void> {
  await cp(SEEDS, folder, { recursive: true });
  const settledAt = new Date(SAMPLE_MORNING - HOUR_MS);
  for (const file of await readdir(folder)) await utimes(join(folder, file), settledAt, settledAt);
}
