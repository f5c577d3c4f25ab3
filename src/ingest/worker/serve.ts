import { parentPort, workerData } from "node:worker_threads";
import type { Prepare } from "./read-and-prepare.ts";
import { serveIsolated } from "./serve-isolated.ts";
import { serveReader } from "./serve-reader.ts";

/** What a file given as `workerFile` does: serves as the reading thread, or as the reading process, that it was started as. */
export function serveReading(prepare: Prepare | null): void {
  if (parentPort !== null) serveReader(parentPort, workerData, prepare);
  else if (process.send !== undefined) serveIsolated(prepare);
  else throw new Error("a reading worker is started as a thread or a process, not by itself");
}
