import { flushCompileCache } from "node:module";
import { setImmediate as nextTurn } from "node:timers/promises";
import { systemClock } from "../../async/system-clock.ts";
import type { EmbeddedResult } from "../../domain/intake/document-reader.ts";
import { parseFailure } from "../content/read-failures.ts";
import {
  type JobBatch,
  type JobOutcome,
  OUT_OF_MEMORY_EXIT_CODE,
  type ReadJob,
  type ReadReply,
  type ReplyBatch,
} from "./protocol.ts";
import { type Prepare, readAndPrepare } from "./read-and-prepare.ts";
import { createReadingNote } from "./reading-note.ts";

/** A process above either limit is replaced. */
const RECYCLE_RSS_BYTES = 250 * 1024 * 1024;
const RECYCLE_CPU_MICROSECONDS = 300_000_000;

/** Replies are sent in batches: waking the main thread costs more than a short message. Older ones are sent at once. */
const REPLIES_PER_MESSAGE = 5;
const MAX_REPLY_AGE_MS = 100;

/** The process side of reading-pool.ts, called by a `workerFile`: reads jobs in order, and ends with its parent. */
export function serveReading(prepare: Prepare | null): void {
  if (process.send === undefined) throw new Error("a reading worker is started as a process, not by itself");
  const note = createReadingNote();
  const waiting: JobBatch[number][] = [];
  const replies = createReplies();
  let busy = false;

  async function work(): Promise<void> {
    busy = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { id, job } = next;
      note.begin(id, job);
      const outcome = await performJob(job, prepare, (embedded) =>
        replies.add({ id, kind: "embedded", embedded }, true),
      );
      replies.add({ id, kind: "read", outcome }, waiting.length > 0);
      // Between two jobs, the process notices that its parent is gone.
      await nextTurn();
    }
    busy = false;
    note.clear();
    flushCompileCache();
  }

  exitWithParent(() => note.clear());
  send({ replies: [], mustRecycle: false });
  process.on("message", (batch: JobBatch) => {
    waiting.push(...batch);
    if (!busy) void work();
  });
}

async function performJob(
  job: ReadJob,
  prepare: Prepare | null,
  emit: (embedded: EmbeddedResult) => void,
): Promise<JobOutcome> {
  if ("root" in job || job.isWeb !== true) return readAndPrepare(job, prepare, emit);
  const { readWeb } = await import("../web/read-web.ts");
  return { kind: "web", reading: await readWeb(job.bytes, job.hints.contentType, job.path) };
}

/** Without a parent nobody waits for it, and "disconnect" follows. */
function send(message: ReplyBatch): void {
  process.send?.(message, undefined, undefined, () => undefined);
}

function createReplies() {
  let replies: ReadReply[] = [];
  let oldestMs = 0;
  return {
    add(reply: ReadReply, moreToCome: boolean): void {
      if (replies.push(reply) === 1) oldestMs = systemClock.monotonicMs();
      const isOld = systemClock.monotonicMs() - oldestMs > MAX_REPLY_AGE_MS;
      if (moreToCome && replies.length < REPLIES_PER_MESSAGE && !isOld) return;
      send({ replies, mustRecycle: shouldRecycle() });
      replies = [];
    },
  };
}

/** Ends the process when its parent is gone, and on an exception that no caller catches. */
function exitWithParent(beforeExit: () => void): void {
  process.on("disconnect", () => {
    beforeExit();
    process.exit();
  });
  process.on("uncaughtException", (error) => {
    process.exit(parseFailure(error).code === "too-much-memory" ? OUT_OF_MEMORY_EXIT_CODE : 1);
  });
}

function shouldRecycle(): boolean {
  const { user, system } = process.cpuUsage();
  return process.memoryUsage.rss() > RECYCLE_RSS_BYTES || user + system > RECYCLE_CPU_MICROSECONDS;
}
