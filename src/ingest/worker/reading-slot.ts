import type { ChildProcess } from "node:child_process";
import type { EmbeddedResult } from "../../domain/intake/document-reader.ts";
import { type Message, message } from "../../domain/texts/texts.ts";
import { MEMORY_CHECK_MS, READER_START_TIMEOUT_MS } from "../content/limits.ts";
import { malformed, type ReadFailure, TOO_MUCH_MEMORY, TOO_SLOW } from "../content/read-failures.ts";
import { ENDED_READER_TWICE } from "./ended-readers.ts";
import { withEmbedded } from "./outcomes.ts";
import {
  type JobOutcome,
  OUT_OF_MEMORY_EXIT_CODE,
  type ReadJob,
  type ReadReply,
  type ReplyBatch,
} from "./protocol.ts";
import type { NoteFile } from "./reading-notes.ts";
import { processorMs, residentBytes } from "./reading-process.ts";
import { createTimeLimit, type TimeLimit } from "./time-limit.ts";

export interface ReadingLimits {
  /** Limit until the next document of a file, and for the whole file; milliseconds of processor time (see TimeLimit). */
  readonly documentTimeoutMs: number;
  readonly fileTimeoutMs: number;
  readonly memoryMb: number;
}

/** A job in a process, and what came of it so far. */
export interface SentJob {
  readonly id: number;
  readonly job: ReadJob;
  embedded: EmbeddedResult[];
}

/** How a process ended. */
export interface ProcessEnd<T extends SentJob> {
  /** The job that it was reading; null if it never got to read. */
  readonly current: T | null;
  /** The other unfinished jobs. */
  readonly others: readonly T[];
  /** Why the job is set aside, if it is. */
  readonly reason: ReadFailure;
  /** How it ended, in technical terms. */
  readonly detail: string | Message;
  readonly wasTooSlow: boolean;
}

export interface ReadingSlotDeps<T extends SentJob> {
  readonly child: ChildProcess;
  readonly note: NoteFile;
  readonly limits: ReadingLimits;
  readonly onRead: (job: T, outcome: JobOutcome) => void;
  /** Called after the replies of each message. */
  readonly onReplies: () => void;
  readonly onEnd: (end: ProcessEnd<T>) => void;
}

/** One reading process with the jobs that were sent to it. */
export interface ReadingSlot<T extends SentJob> {
  readonly pending: ReadonlyMap<number, T>;
  /** Whether it has read nothing yet. */
  isFresh(): boolean;
  /** Whether it must be replaced when its jobs are done. */
  isWornOut(): boolean;
  send(jobs: readonly T[]): void;
  kill(): Promise<void>;
}

const MEGABYTE = 1024 * 1024;
/** While a process starts, which takes seconds on a busy machine. */
const STARTING = { documentTimeoutMs: READER_START_TIMEOUT_MS, fileTimeoutMs: READER_START_TIMEOUT_MS };
/** Signals that end a process when V8 or the system refuses it memory. */
const MEMORY_SIGNALS: ReadonlySet<string> = new Set(["SIGABRT", "SIGTRAP", "SIGILL", "SIGSEGV"]);

export function createReadingSlot<T extends SentJob>(deps: ReadingSlotDeps<T>): ReadingSlot<T> {
  const { child, note, limits, onRead, onEnd } = deps;
  const pending = new Map<number, T>();
  const ended = Promise.withResolvers<void>();
  let limitReached: ReadFailure | null = null;
  let exitReason: string | Message = message("reason.file.malformed.reader-stopped");
  let hasStarted = false;
  let readCount = 0;
  let isWornOut = false;
  let hasEnded = false;
  let isKilled = false;

  const watch = watchLimits(child, limits.memoryMb, (reason) => {
    limitReached ??= reason;
    child.kill("SIGKILL");
  });

  function accept(reply: ReadReply): void {
    const sent = pending.get(reply.id);
    if (sent === undefined) return;
    if (reply.kind === "embedded") {
      sent.embedded.push(reply.embedded);
      watch.documentDone();
      return;
    }
    pending.delete(reply.id);
    readCount += 1;
    watch.fileDone();
    onRead(sent, withEmbedded(reply.outcome, sent.embedded));
  }

  function end(code: number | null, signal: string | null): void {
    if (hasEnded) return;
    hasEnded = true;
    watch.stop();
    const currentId = note.jobId();
    note.close();
    const reason = limitReached ?? reasonOf(code, signal, exitReason);
    const current = currentId === null ? null : (pending.get(currentId) ?? null);
    const others = [...pending.values()].filter((job) => job !== current);
    pending.clear();
    ended.resolve();
    const detail = limitReached === null ? (signal ?? exitReason) : limitReached.message;
    onEnd({ current, others, reason, detail, wasTooSlow: limitReached === TOO_SLOW });
  }

  child.on("message", ({ replies, mustRecycle }: ReplyBatch) => {
    isWornOut ||= mustRecycle;
    if (!hasStarted && pending.size > 0) watch.start(limits);
    hasStarted = true;
    replies.forEach(accept);
    if (pending.size === 0) rest();
    deps.onReplies();
  });
  child.on("error", (error) => {
    exitReason = error.message;
    if (child.pid === undefined) end(null, null);
  });
  // Not "exit": replies may still be in the channel then.
  child.on("close", end);
  setReferenced(child, false);

  function rest(): void {
    watch.stop();
    // Whoever killed it waits for its end: without a reference the program could end before.
    if (!isKilled) setReferenced(child, false);
  }

  return {
    pending,
    isFresh: () => readCount === 0,
    isWornOut: () => isWornOut,
    send(jobs) {
      if (jobs.length === 0) return;
      if (pending.size === 0) {
        watch.start(hasStarted ? limits : STARTING);
        setReferenced(child, true);
      }
      for (const job of jobs) pending.set(job.id, job);
      // Without a process, "error" follows.
      if (child.pid === undefined) return;
      child.send(
        jobs.map(({ id, job }) => ({ id, job })),
        (error) => {
          if (error !== null) exitReason = error.message;
        },
      );
    },
    kill() {
      isKilled = true;
      if (!hasEnded) {
        setReferenced(child, true);
        child.kill("SIGKILL");
      }
      return ended.promise;
    },
  };
}

function reasonOf(code: number | null, signal: string | null, detail: string | Message): ReadFailure {
  if (signal === "SIGKILL") return ENDED_READER_TWICE;
  const isOutOfMemory = code === OUT_OF_MEMORY_EXIT_CODE || (signal !== null && MEMORY_SIGNALS.has(signal));
  return isOutOfMemory ? TOO_MUCH_MEMORY : malformed(detail);
}

/** An unreferenced process does not keep the program running. */
function setReferenced(child: ChildProcess, isReferenced: boolean): void {
  const method = isReferenced ? "ref" : "unref";
  child[method]();
  child.channel?.[method]();
}

/** Reports the first limit that a working process exceeds. */
function watchLimits(child: ChildProcess, memoryMb: number, onExceeded: (reason: ReadFailure) => void) {
  const processorUse = () => (child.pid === undefined ? null : processorMs(child.pid));
  const tooSlow = () => onExceeded(TOO_SLOW);
  let watched: { document: TimeLimit; file: TimeLimit; memory: NodeJS.Timeout } | null = null;
  return {
    start({ documentTimeoutMs, fileTimeoutMs }: Omit<ReadingLimits, "memoryMb">) {
      this.stop();
      watched = {
        document: createTimeLimit(documentTimeoutMs, processorUse, tooSlow),
        file: createTimeLimit(fileTimeoutMs, processorUse, tooSlow),
        memory: setInterval(async () => {
          const bytes = child.pid === undefined ? null : await residentBytes(child.pid);
          if (bytes !== null && watched !== null && bytes > memoryMb * MEGABYTE) onExceeded(TOO_MUCH_MEMORY);
        }, MEMORY_CHECK_MS),
      };
      this.fileDone();
    },
    documentDone: () => watched?.document.restart(),
    fileDone() {
      watched?.document.restart();
      watched?.file.restart();
    },
    stop() {
      watched?.document.stop();
      watched?.file.stop();
      clearInterval(watched?.memory);
      watched = null;
    },
  };
}
