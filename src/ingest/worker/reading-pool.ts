import { availableParallelism } from "node:os";
import { Fault } from "../../domain/core/fault.ts";
import { message } from "../../domain/texts/texts.ts";
import {
  DOCUMENT_TIMEOUT_MS,
  FILE_TIMEOUT_MS,
  READER_IDLE_MS,
  READER_MEMORY_MB,
  SPARE_READER_IDLE_MS,
} from "../content/limits.ts";
import { ENDED_PROGRAM_TWICE, notStarted } from "./ended-readers.ts";
import { stoppedOutcome } from "./outcomes.ts";
import type { JobOutcome, ReadJob } from "./protocol.ts";
import { isSlow, type QueuedJob } from "./queued-job.ts";
import type { ReadingNotes } from "./reading-notes.ts";
import { startReadingProcess } from "./reading-process.ts";
import { createReadingSlot, type ProcessEnd, type ReadingLimits, type ReadingSlot } from "./reading-slot.ts";

/** Reads documents in processes that can be killed, so that no document can end the program. */
export interface ReadingPool {
  /**
   * A file that exceeds a limit, or ends two processes, is "unreadable" for that reason; other files are not affected.
   * Rejects with a Fault "ingest-failed" on close().
   */
  read(job: ReadJob): Promise<JobOutcome>;
  close(): Promise<void>;
}

export interface ReadingPoolOptions extends Partial<ReadingLimits> {
  /** The entry file of the processes; it must call serveReading(). */
  readonly workerFile: URL;
  readonly notes: ReadingNotes;
  /** At least 2 by default, so that a slow document leaves one for the others. */
  readonly maxProcesses?: number | undefined;
}

interface PoolProcess {
  readonly root: string | null;
  readonly slot: ReadingSlot<QueuedJob>;
  outbox: QueuedJob[];
  timer: NodeJS.Timeout | undefined;
}

/** Jobs in one process: enough that it never waits for the main thread. */
const MAX_JOBS_PER_PROCESS = 16;
/** More are sent when so many are left, so that they are sent in batches. */
const REFILL_BELOW = 8;
/** A second process for quick documents is started after this many: for a small folder, starting it takes longer than it saves. */
const MIN_JOBS_FOR_SECOND = 64;
/** A file that ended so many processes, or programs, is set aside. */
const MAX_ENDS = 2;

export function createReadingPool(options: ReadingPoolOptions): ReadingPool {
  const { workerFile, notes } = options;
  const { maxProcesses = Math.max(2, availableParallelism() - 1) } = options;
  const limits: ReadingLimits = {
    documentTimeoutMs: options.documentTimeoutMs ?? DOCUMENT_TIMEOUT_MS,
    fileTimeoutMs: options.fileTimeoutMs ?? FILE_TIMEOUT_MS,
    memoryMb: options.memoryMb ?? READER_MEMORY_MB,
  };
  const queue: QueuedJob[] = [];
  const processes = new Set<PoolProcess>();
  let quickJobs = 0;
  let nextId = 1;
  let isScheduled = false;
  let closed = false;

  const all = () => [...processes];

  function start(root: string | null): PoolProcess {
    const note = notes.open();
    const child = startReadingProcess({ workerFile, root, memoryMb: limits.memoryMb, note: note.descriptor });
    const slot = createReadingSlot<QueuedJob>({
      ...{ child, note, limits, onRead },
      onReplies: next,
      onEnd: (end) => onEnd(started, end),
    });
    const started: PoolProcess = { root, slot, outbox: [], timer: undefined };
    processes.add(started);
    return started;
  }

  function onRead(job: QueuedJob, outcome: JobOutcome): void {
    if (job.isSuspect) notes.forget(job.job);
    job.resolve(outcome);
  }

  /** Tries the job that was being read once more, by itself, or sets it aside; the other jobs go to other processes. */
  function onEnd(
    process: PoolProcess,
    { current, others, reason, detail, wasTooSlow }: ProcessEnd<QueuedJob>,
  ): void {
    processes.delete(process);
    clearTimeout(process.timer);
    const unsent = [...others, ...process.outbox];
    const blamed = current ?? unsent.shift();
    queue.unshift(...unsent.map((job) => ({ ...job, embedded: [] })));
    if (blamed !== undefined) {
      const ends = blamed.ends + 1;
      const failure = current === null ? notStarted(detail) : reason;
      if (wasTooSlow || ends >= MAX_ENDS) blamed.resolve(stoppedOutcome(blamed.job.path, failure));
      else queue.unshift({ ...blamed, embedded: [], ends, isAlone: true });
    }
    next();
  }

  function next(): void {
    isScheduled = false;
    if (closed || all().some((process) => jobsOf(process).some(({ isSuspect }) => isSuspect))) return;
    if (queue.length === 0 && all().every(isIdle)) quickJobs = 0;
    // Quick jobs wait when one of them, or a job before them, needs a process that must finish its jobs first.
    let quickWait = false;
    for (const job of [...queue]) {
      if (job.isAlone ? mustWait(job) : quickWait) continue;
      const process = processFor(job);
      if (process === null) quickWait = true;
      else {
        queue.splice(queue.indexOf(job), 1);
        if (process !== "failed") process.outbox.push(job);
      }
    }
    for (const process of processes) flush(process);
  }

  function processFor(job: QueuedJob): PoolProcess | "failed" | null {
    try {
      return job.isAlone ? processForAlone(job) : processForQuick(job);
    } catch (error) {
      // The system refuses a process or a file.
      const detail = error instanceof Error ? error.message : String(error);
      job.resolve(stoppedOutcome(job.job.path, notStarted(detail)));
      return "failed";
    }
  }

  function flush(process: PoolProcess): void {
    process.slot.send(process.outbox);
    process.outbox = [];
    clearTimeout(process.timer);
    if (!isIdle(process)) return;
    if (process.slot.isWornOut()) void retire(process);
    else process.timer = setTimeout(() => void retire(process), idleMsOf(process)).unref();
  }

  /** One idle process is enough for the next document. */
  function idleMsOf(process: PoolProcess): number {
    const isSpare = all().some((other) => other !== process && isIdle(other));
    return isSpare ? SPARE_READER_IDLE_MS : READER_IDLE_MS;
  }

  async function retire(process: PoolProcess): Promise<void> {
    processes.delete(process);
    clearTimeout(process.timer);
    await process.slot.kill();
  }

  function mustWait(job: QueuedJob): boolean {
    if (job.isSuspect) return queue.some(({ isSuspect }) => !isSuspect) || !all().every(isIdle);
    return all().filter(isBusyAlone).length >= Math.max(1, maxProcesses - 1);
  }

  function processForAlone({ root, ends }: QueuedJob): PoolProcess | null {
    const isFit = ({ slot }: PoolProcess) => !slot.isWornOut() && (ends === 0 || slot.isFresh());
    const idle = all().filter((process) => process.root === root && isIdle(process));
    return idle.find(isFit) ?? startWithin(root);
  }

  function processForQuick({ root }: QueuedJob): PoolProcess | null {
    const quick = all().filter(
      (process) => process.root === root && !isBusyAlone(process) && !process.slot.isWornOut(),
    );
    const [open] = quick.filter(hasRoom).sort((a, b) => loadOf(a) - loadOf(b));
    const mayStart = quick.length === 0 || (quick.length === 1 && quickJobs > MIN_JOBS_FOR_SECOND);
    if (mayStart && (open === undefined || loadOf(open) >= REFILL_BELOW))
      return startWithin(root) ?? open ?? null;
    return open ?? null;
  }

  /** A new process; if there are too many, in place of an idle one. */
  function startWithin(root: string | null): PoolProcess | null {
    if (processes.size >= maxProcesses) {
      const idle = all().find(isIdle);
      if (idle === undefined) return null;
      void retire(idle);
    }
    return start(root);
  }

  return {
    read: (job) =>
      new Promise((resolve, reject) => {
        const programEnds = notes.endsDuring(job);
        if (programEnds >= MAX_ENDS) {
          resolve(stoppedOutcome(job.path, ENDED_PROGRAM_TWICE));
          return;
        }
        const isSuspect = programEnds > 0;
        const isAlone = isSuspect || isSlow(job);
        const root = "root" in job ? job.root : null;
        queue.push({ id: nextId, job, root, embedded: [], isSuspect, isAlone, ends: 0, resolve, reject });
        nextId += 1;
        if (!isAlone) quickJobs += 1;
        // Jobs of the same tick are sent in one message.
        if (!isScheduled) queueMicrotask(next);
        isScheduled = true;
      }),
    async close() {
      closed = true;
      const fault = new Fault("ingest-failed", message("reason.ingest.cancelled"));
      for (const job of [...all().flatMap(jobsOf), ...queue.splice(0)]) job.reject(fault);
      await Promise.all(all().map(retire));
    },
  };
}

function jobsOf({ slot, outbox }: PoolProcess): readonly QueuedJob[] {
  return [...slot.pending.values(), ...outbox];
}

function loadOf({ slot, outbox }: PoolProcess): number {
  return slot.pending.size + outbox.length;
}

function isIdle(process: PoolProcess): boolean {
  return loadOf(process) === 0;
}

function isBusyAlone(process: PoolProcess): boolean {
  return jobsOf(process).some(({ isAlone }) => isAlone);
}

function hasRoom(process: PoolProcess): boolean {
  const isRefilling = process.outbox.length > 0 || process.slot.pending.size < REFILL_BELOW;
  return isRefilling && loadOf(process) < MAX_JOBS_PER_PROCESS;
}
