import type { ChildProcess } from "node:child_process";
import { availableParallelism } from "node:os";
import { Fault } from "../../domain/core/fault.ts";
import { message } from "../../domain/texts/texts.ts";
import {
  ISOLATED_DOCUMENT_TIMEOUT_MS,
  ISOLATED_FILE_TIMEOUT_MS,
  ISOLATED_IDLE_MS,
  ISOLATED_MEMORY_MB,
} from "../content/limits.ts";
import { type IsolatedLimits, runIsolated } from "./isolated-job.ts";
import type { ReadJob, ReadOutcome } from "./protocol.ts";
import { startReadingProcess } from "./reading-process.ts";

/** Reads files in processes that can be killed: by default one per core minus one, started when there is a file to read. */
export interface IsolatedReader {
  /** A file that crashes its process or exceeds a limit is "unreadable" for that reason; other files are not affected. */
  read(job: ReadJob): Promise<ReadOutcome>;
  close(): Promise<void>;
}

export interface IsolatedReaderOptions extends Partial<IsolatedLimits> {
  /** The entry file of the process; it must call serveReading(). */
  readonly workerFile: URL;
  readonly maxProcesses?: number;
}

/** A process without work, and the folder that it has permission to read: null if none, because it reads bytes. */
interface IdleProcess {
  readonly child: ChildProcess;
  readonly root: string | null;
  readonly timer: NodeJS.Timeout;
}

interface QueuedJob {
  readonly job: ReadJob;
  readonly resolve: (outcome: ReadOutcome) => void;
  readonly reject: (fault: Fault) => void;
}

export function createIsolatedReader(options: IsolatedReaderOptions): IsolatedReader {
  const { maxProcesses = Math.max(1, availableParallelism() - 1), workerFile } = options;
  const { documentTimeoutMs = ISOLATED_DOCUMENT_TIMEOUT_MS, fileTimeoutMs = ISOLATED_FILE_TIMEOUT_MS } =
    options;
  const { memoryMb = ISOLATED_MEMORY_MB } = options;
  const queue: QueuedJob[] = [];
  const idle: IdleProcess[] = [];
  const busy = new Map<ChildProcess, QueuedJob>();
  let closed = false;

  function next(): void {
    if (closed || busy.size >= maxProcesses) return;
    const first = queue.shift();
    if (first !== undefined) void runJob(first);
  }

  async function runJob(queued: QueuedJob): Promise<void> {
    const { job } = queued;
    const root = "root" in job ? job.root : null;
    const child = takeIdle(root) ?? startReadingProcess(workerFile, root, memoryMb);
    busy.set(child, queued);
    setReferenced(child, true);
    const { outcome, isReusable } = await runIsolated(child, job, {
      documentTimeoutMs,
      fileTimeoutMs,
      memoryMb,
    });
    busy.delete(child);
    if (closed) return;
    if (isReusable) makeIdle(child, root);
    else child.kill("SIGKILL");
    queued.resolve(outcome);
    next();
  }

  /** An idle process for this folder; if there is none, one for another folder is killed to stay within the limit. */
  function takeIdle(root: string | null): ChildProcess | null {
    const at = idle.findIndex((candidate) => candidate.root === root);
    const [idleProcess] = idle.splice(Math.max(0, at), 1);
    if (idleProcess === undefined) return null;
    clearTimeout(idleProcess.timer);
    idleProcess.child.removeAllListeners("exit");
    if (at >= 0) return idleProcess.child;
    idleProcess.child.kill("SIGKILL");
    return null;
  }

  function makeIdle(child: ChildProcess, root: string | null): void {
    const evict = () => {
      const at = idle.findIndex((candidate) => candidate.child === child);
      const [evicted] = at < 0 ? [] : idle.splice(at, 1);
      clearTimeout(evicted?.timer);
      child.kill("SIGKILL");
    };
    setReferenced(child, false);
    idle.push({ child, root, timer: setTimeout(evict, ISOLATED_IDLE_MS).unref() });
    child.once("exit", evict);
  }

  return {
    read: (job) =>
      new Promise((resolve, reject) => {
        queue.push({ job, resolve, reject });
        next();
      }),
    async close() {
      closed = true;
      const fault = new Fault("ingest-failed", message("reason.ingest.cancelled"));
      for (const { reject } of [...busy.values(), ...queue.splice(0)]) reject(fault);
      const children = [...busy.keys(), ...idle.splice(0).map(({ child }) => child)];
      await Promise.all(children.map(killAndWait));
    },
  };
}

/** An unreferenced process does not keep the program running. */
function setReferenced(child: ChildProcess, isReferenced: boolean): void {
  const method = isReferenced ? "ref" : "unref";
  child[method]();
  child.channel?.[method]();
}

function killAndWait(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
    return Promise.resolve();
  return new Promise((resolve) => {
    child.ref();
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
