import { parentPort, workerData } from "node:worker_threads";
import type { Prepare } from "./read-and-prepare.ts";
import { serveIsolated } from "./serve-isolated.ts";
import { serveReader } from "./serve-reader.ts";

/** Called by a `workerFile`: serves as a reading thread or a reading process, depending on how it was started. */
export function serveReading(prepare: Prepare | null): void {
  if (parentPort !== null) serveReader(parentPort, workerData, prepare);
  else if (process.send !== undefined) serveIsolated(prepare);
  else throw new Error("a reading worker is started as a thread or a process, not by itself");
}
