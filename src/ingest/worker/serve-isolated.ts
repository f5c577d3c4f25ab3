import { parseFailure } from "../content/read-failures.ts";
import { type IsolatedReply, OUT_OF_MEMORY_EXIT_CODE, type ReadJob } from "./protocol.ts";
import { type Prepare, readAndPrepare } from "./read-and-prepare.ts";

/** A process above either limit is replaced before the next file. */
const RECYCLE_RSS_BYTES = 250 * 1024 * 1024;
const RECYCLE_CPU_MICROSECONDS = 300_000_000;

/** The process side of isolated-reader.ts: reads one file at a time, and ends with its parent. */
export function serveIsolated(prepare: Prepare | null): void {
  const send = (reply: IsolatedReply) => process.send?.(reply);
  exitWithParent();
  process.on("message", (job: ReadJob) => {
    void readAndPrepare(job, prepare, (embedded) => send({ kind: "embedded", embedded }), true).then(
      (outcome) => send({ kind: "read", outcome, mustRecycle: shouldRecycle() }),
    );
  });
}

/** Ends the process when its parent is gone, and on an exception that no caller catches. */
export function exitWithParent(): void {
  process.on("disconnect", () => process.exit());
  process.on("uncaughtException", (error) => {
    process.exit(parseFailure(error).code === "too-much-memory" ? OUT_OF_MEMORY_EXIT_CODE : 1);
  });
}

function shouldRecycle(): boolean {
  const { user, system } = process.cpuUsage();
  return process.memoryUsage.rss() > RECYCLE_RSS_BYTES || user + system > RECYCLE_CPU_MICROSECONDS;
}
