import { type Prepare, readPrepared } from "./prepared-reading.ts";
import type { IsolatedReply, ReadJob } from "./protocol.ts";

/** Resident memory in bytes, and processor time in microseconds, from which a process gives way to a fresh one. */
const SPENT_BYTES = 250 * 1024 * 1024;
const SPENT_CPU = 300_000_000;

/** The reading process's side of isolated-reader.ts: reads one file at a time, and ends with its parent. */
export function serveIsolated(prepare: Prepare | null): void {
  const send = (reply: IsolatedReply) => process.send?.(reply);
  process.on("disconnect", () => process.exit());
  process.on("message", (job: ReadJob) => {
    void readPrepared(job, prepare, (part) => send({ kind: "part", part }), true).then((outcome) =>
      send({ kind: "read", outcome, spent: isSpent() }),
    );
  });
}

function isSpent(): boolean {
  const { user, system } = process.cpuUsage();
  return process.memoryUsage.rss() > SPENT_BYTES || user + system > SPENT_CPU;
}
