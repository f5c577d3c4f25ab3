import type { ChildProcess } from "node:child_process";
import { availableParallelism } from "node:os";
import { Fault } from "../domain/fault.ts";
import { type IsolatedLimits, runIsolated } from "./isolated-job.ts";
import { ISOLATED_IDLE_MS, ISOLATED_LIMIT_MS, ISOLATED_MEMORY_MB, ISOLATED_TOTAL_MS } from "./limits.ts";
import type { ReadJob, ReadOutcome } from "./protocol.ts";
import { startReadingProcess } from "./reading-process.ts";

/** Reads files in processes that can be killed: one for each core but one, started when there is something to read. */
export interface IsolatedReader {
  /** A file that stops its process, or takes too long or too much, has that for its reason; the others are read. */
  read(job: ReadJob): Promise<ReadOutcome>;
  close(): Promise<void>;
}

export interface IsolatedReaderOptions extends Partial<IsolatedLimits> {
  /** What the process runs; it calls serveIsolated. */
  readonly workerFile: URL;
  readonly processes?: number;
}

/** A process that waits for work, and the folder that it may read. */
interface Idle {
  readonly child: ChildProcess;
  readonly root: string;
  readonly timer: NodeJS.Timeout;
}

interface Waiting {
  readonly job: ReadJob;
  readonly resolve: (outcome: ReadOutcome) => void;
  readonly reject: (fault: Fault) => void;
}

export function createIsolatedReader(options: IsolatedReaderOptions): IsolatedReader {
  const { processes = Math.max(1, availableParallelism() - 1), workerFile } = options;
  const { limitMs = ISOLATED_LIMIT_MS, totalMs = ISOLATED_TOTAL_MS } = options;
  const { memoryMb = ISOLATED_MEMORY_MB } = options;
  const waiting: Waiting[] = [];
  const idle: Idle[] = [];
  const busy = new Map<ChildProcess, Waiting>();
  let closed = false;

  function next(): void {
    if (closed || busy.size >= processes) return;
    const first = waiting.shift();
    if (first !== undefined) void work(first);
  }

  async function work(waited: Waiting): Promise<void> {
    const { job } = waited;
    const child = takeIdle(job.root) ?? startReadingProcess(workerFile, job.root, memoryMb);
    busy.set(child, waited);
    hold(child, true);
    const { outcome, usable } = await runIsolated(child, job, { limitMs, totalMs, memoryMb });
    busy.delete(child);
    if (closed) return;
    if (usable) rest(child, job.root);
    else child.kill("SIGKILL");
    waited.resolve(outcome);
    next();
  }

  /** A process that may read this folder; one that may read another makes room. */
  function takeIdle(root: string): ChildProcess | null {
    const at = idle.findIndex((one) => one.root === root);
    const [taken] = idle.splice(Math.max(0, at), 1);
    if (taken === undefined) return null;
    clearTimeout(taken.timer);
    taken.child.removeAllListeners("exit");
    if (at >= 0) return taken.child;
    taken.child.kill("SIGKILL");
    return null;
  }

  function rest(child: ChildProcess, root: string): void {
    const leave = () => {
      const at = idle.findIndex((one) => one.child === child);
      const [left] = at < 0 ? [] : idle.splice(at, 1);
      clearTimeout(left?.timer);
      child.kill("SIGKILL");
    };
    hold(child, false);
    idle.push({ child, root, timer: setTimeout(leave, ISOLATED_IDLE_MS).unref() });
    child.once("exit", leave);
  }

  return {
    read: (job) =>
      new Promise((resolve, reject) => {
        waiting.push({ job, resolve, reject });
        next();
      }),
    async close() {
      closed = true;
      const fault = new Fault("ingest-failed", "Reading was broken off: the source was closed.");
      for (const { reject } of [...busy.values(), ...waiting.splice(0)]) reject(fault);
      const children = [...busy.keys(), ...idle.splice(0).map(({ child }) => child)];
      await Promise.all(children.map(ended));
    },
  };
}

/** Whether the program waits for the process before it ends. */
function hold(child: ChildProcess, held: boolean): void {
  const what = held ? "ref" : "unref";
  child[what]();
  child.channel?.[what]();
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
    return Promise.resolve();
  return new Promise((resolve) => {
    child.ref();
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
