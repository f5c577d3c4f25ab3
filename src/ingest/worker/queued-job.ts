import { extname } from "node:path";
import type { Fault } from "../../domain/core/fault.ts";
import type { JobOutcome, ReadJob } from "./protocol.ts";
import type { SentJob } from "./reading-slot.ts";

/** A job that waits for a process, or is in one. */
export interface QueuedJob extends SentJob {
  /** The folder that its process must have permission to read; null for bytes. */
  readonly root: string | null;
  /** Read with no other job in its process: a slow or fatal document delays no other one. */
  isAlone: boolean;
  /** Whether the program ended while it read this job: no other job may run beside it, so that a second end is its own. */
  readonly isSuspect: boolean;
  /** How many processes ended while they read it. */
  ends: number;
  readonly resolve: (outcome: JobOutcome) => void;
  readonly reject: (fault: Fault) => void;
}

/** Larger documents take noticeable time. */
const LARGE_BYTES = 256 * 1024;
/** Formats of which a small file can take long, too. */
const SLOW_EXTENSIONS = new Set([".pdf", ".zip", ".docx", ".odt", ".rtf", ".eml", ".mbox"]);

/** Whether it is read alone from the start. */
export function isSlow(job: ReadJob): boolean {
  const [size, name] =
    "root" in job ? [job.revision?.size ?? 0, job.path] : [job.bytes.byteLength, job.hints.name];
  return size > LARGE_BYTES || SLOW_EXTENSIONS.has(extname(name).toLowerCase());
}
