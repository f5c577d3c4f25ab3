import { type Prepare, readPrepared } from "./prepared-reading.ts";
import { type IsolatedReply, OUT_OF_MEMORY, type ReadJob } from "./protocol.ts";
import { refusalOfContent } from "./reasons.ts";

/** Resident memory in bytes, and processor time in microseconds, from which a process gives way to a fresh one. */
const SPENT_BYTES = 250 * 1024 * 1024;
const SPENT_CPU = 300_000_000;

/** The reading process's side of isolated-reader.ts: reads one file at a time, and ends with its parent. */
export function serveIsolated(prepare: Prepare | null): void {
  const send = (reply: IsolatedReply) => process.send?.(reply);
  endWithParent();
  process.on("message", (job: ReadJob) => {
    void readPrepared(job, prepare, (part) => send({ kind: "part", part }), true).then((outcome) =>
      send({ kind: "read", outcome, spent: isSpent() }),
    );
  });
}

/** Ends the process when its parent is gone, and when a parser throws where nobody waits for it. */
export function endWithParent(): void {
  process.on("disconnect", () => process.exit());
  process.on("uncaughtException", (error) => {
    process.exit(refusalOfContent(error).code === "too-much-memory" ? OUT_OF_MEMORY : 1);
  });
}

function isSpent(): boolean {
  const { user, system } = process.cpuUsage();
  return process.memoryUsage.rss() > SPENT_BYTES || user + system > SPENT_CPU;
}
