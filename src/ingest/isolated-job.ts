import type { ChildProcess } from "node:child_process";
import { MEMORY_WATCH_MS } from "./limits.ts";
import { stoppedReading, withParts } from "./outcomes.ts";
import { type IsolatedReply, OUT_OF_MEMORY, type Part, type ReadJob, type ReadOutcome } from "./protocol.ts";
import { residentBytes } from "./reading-process.ts";
import { malformed, type Refusal, TOO_MUCH_MEMORY, TOO_SLOW } from "./reasons.ts";

export interface IsolatedLimits {
  /** Longest until the next document of a file, and until the last of them; milliseconds. */
  readonly limitMs: number;
  readonly totalMs: number;
  readonly memoryMb: number;
}

export interface JobEnd {
  readonly outcome: ReadOutcome;
  /** Whether the process can read another file. */
  readonly usable: boolean;
}

const MEGABYTE = 1024 * 1024;
/** How a process ends that V8 or the system refused memory: abort, trap, segmentation fault, or killed from outside. */
const MEMORY_SIGNALS: ReadonlySet<NodeJS.Signals> = new Set([
  "SIGABRT",
  "SIGTRAP",
  "SIGILL",
  "SIGSEGV",
  "SIGKILL",
]);

/** Has a process read one file, and kills it when it takes too long or too much. */
export function runIsolated(child: ChildProcess, job: ReadJob, limits: IsolatedLimits): Promise<JobEnd> {
  return new Promise((resolve) => {
    const parts: Part[] = [];
    let killedFor: Refusal | null = null;
    let failure = "it stopped";

    const kill = (why: Refusal) => {
      killedFor ??= why;
      child.kill("SIGKILL");
    };
    const next = setTimeout(() => kill(TOO_SLOW), limits.limitMs);
    const total = setTimeout(() => kill(TOO_SLOW), limits.totalMs);
    const memory = watchMemory(child, limits.memoryMb * MEGABYTE, () => kill(TOO_MUCH_MEMORY));

    const onMessage = (reply: IsolatedReply) => {
      next.refresh();
      if (reply.kind === "part") parts.push(reply.part);
      else end({ outcome: withParts(reply.outcome, parts), usable: !reply.spent });
    };
    const onError = (error: Error) => {
      failure = error.message;
      if (child.pid === undefined) onExit(null, null);
    };
    const onExit = (code: number | null, signal: NodeJS.Signals | null) => {
      const noMemory = code === OUT_OF_MEMORY || (signal !== null && MEMORY_SIGNALS.has(signal));
      const why = killedFor ?? (noMemory ? TOO_MUCH_MEMORY : malformed(failure));
      end({ outcome: stoppedReading(job.path, why), usable: false });
    };

    function end(result: JobEnd): void {
      clearTimeout(next);
      clearTimeout(total);
      clearInterval(memory);
      child.off("message", onMessage).off("error", onError).off("exit", onExit);
      resolve(result);
    }

    child.on("message", onMessage).on("error", onError).on("exit", onExit);
    child.send(job, (error) => {
      if (error !== null) failure = error.message;
    });
  });
}

function watchMemory(child: ChildProcess, most: number, tooMuch: () => void): NodeJS.Timeout {
  return setInterval(async () => {
    const bytes = child.pid === undefined ? null : await residentBytes(child.pid);
    if (bytes !== null && bytes > most) tooMuch();
  }, MEMORY_WATCH_MS);
}
