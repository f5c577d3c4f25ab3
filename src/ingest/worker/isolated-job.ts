import type { ChildProcess } from "node:child_process";
import type { EmbeddedResult } from "../../domain/intake/document-reader.ts";
import { type Message, message } from "../../domain/texts/texts.ts";
import { MEMORY_CHECK_MS } from "../content/limits.ts";
import { malformed, type ReadFailure, TOO_MUCH_MEMORY, TOO_SLOW } from "../content/read-failures.ts";
import { stoppedOutcome, withEmbedded } from "./outcomes.ts";
import { type IsolatedReply, OUT_OF_MEMORY_EXIT_CODE, type ReadJob, type ReadOutcome } from "./protocol.ts";
import { residentBytes } from "./reading-process.ts";

export interface IsolatedLimits {
  /** Time limit until the next document of a file, and for the whole file; milliseconds. */
  readonly documentTimeoutMs: number;
  readonly fileTimeoutMs: number;
  readonly memoryMb: number;
}

export interface JobResult {
  readonly outcome: ReadOutcome;
  /** Whether the process can read another file. */
  readonly isReusable: boolean;
}

const MEGABYTE = 1024 * 1024;
/** Signals that end a process when V8 or the system refuses it memory. */
const MEMORY_SIGNALS: ReadonlySet<NodeJS.Signals> = new Set([
  "SIGABRT",
  "SIGTRAP",
  "SIGILL",
  "SIGSEGV",
  "SIGKILL",
]);

/** Lets a process read one file, and kills it when it exceeds a limit. Never rejects: failures are outcomes. */
export function runIsolated(child: ChildProcess, job: ReadJob, limits: IsolatedLimits): Promise<JobResult> {
  return new Promise((resolve) => {
    const embedded: EmbeddedResult[] = [];
    let killReason: ReadFailure | null = null;
    let exitReason: string | Message = message("reason.file.malformed.reader-stopped");

    const kill = (reason: ReadFailure) => {
      killReason ??= reason;
      child.kill("SIGKILL");
    };
    const next = setTimeout(() => kill(TOO_SLOW), limits.documentTimeoutMs);
    const total = setTimeout(() => kill(TOO_SLOW), limits.fileTimeoutMs);
    const memory = watchMemory(child, limits.memoryMb * MEGABYTE, () => kill(TOO_MUCH_MEMORY));

    const onMessage = (reply: IsolatedReply) => {
      next.refresh();
      if (reply.kind === "embedded") embedded.push(reply.embedded);
      else finish({ outcome: withEmbedded(reply.outcome, embedded), isReusable: !reply.mustRecycle });
    };
    const onError = (error: Error) => {
      exitReason = error.message;
      if (child.pid === undefined) onExit(null, null);
    };
    const onExit = (code: number | null, signal: NodeJS.Signals | null) => {
      const isOutOfMemory =
        code === OUT_OF_MEMORY_EXIT_CODE || (signal !== null && MEMORY_SIGNALS.has(signal));
      const reason = killReason ?? (isOutOfMemory ? TOO_MUCH_MEMORY : malformed(exitReason));
      finish({ outcome: stoppedOutcome(job.path, reason), isReusable: false });
    };

    function finish(result: JobResult): void {
      clearTimeout(next);
      clearTimeout(total);
      clearInterval(memory);
      child.off("message", onMessage).off("error", onError).off("exit", onExit);
      resolve(result);
    }

    child.on("message", onMessage).on("error", onError).on("exit", onExit);
    child.send(job, (error) => {
      if (error !== null) exitReason = error.message;
    });
  });
}

function watchMemory(child: ChildProcess, maxBytes: number, onExceeded: () => void): NodeJS.Timeout {
  return setInterval(async () => {
    const bytes = child.pid === undefined ? null : await residentBytes(child.pid);
    if (bytes !== null && bytes > maxBytes) onExceeded();
  }, MEMORY_CHECK_MS);
}
