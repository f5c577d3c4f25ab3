import { readFileSync } from "node:fs";
import { errorCode } from "../../../src/domain/core/fault.ts";

const KB_PER_MB = 1024;
const POLL_INTERVAL_MS = 100;
/** /proc states processor time in hundredths of a second. */
const MS_PER_TICK = 10;

/** What a process and all its descendants have used so far. */
export interface ProcessUse {
  /** The highest sum of memory; pages that several processes share count once. */
  readonly peakMb: number;
  /** Processor time of all of them, those that have ended included. */
  readonly cpuMs: number;
}

/** Follows a process and its descendants; `use` is null except on Linux, as only /proc shows them. */
export function watchProcesses(rootPid: number): { use(): ProcessUse | null; stop(): void } {
  let peakMb = 0;
  const cpuMs = new Map<number, number>();
  function poll(): void {
    let totalMb = 0;
    for (const pid of withDescendants(rootPid)) {
      totalMb += memoryMb(pid);
      cpuMs.set(pid, Math.max(cpuMs.get(pid) ?? 0, cpuMsOf(pid)));
    }
    peakMb = Math.max(peakMb, totalMb);
  }
  const timer = setInterval(poll, POLL_INTERVAL_MS);
  return {
    use() {
      poll();
      return peakMb === 0 ? null : { peakMb, cpuMs: [...cpuMs.values()].reduce((sum, ms) => sum + ms, 0) };
    },
    stop: () => clearInterval(timer),
  };
}

function withDescendants(pid: number): readonly number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`)?.trim().split(" ") ?? [];
  return [
    pid,
    ...children.filter((child) => child !== "").flatMap((child) => withDescendants(Number(child))),
  ];
}

/** Its share of the pages in memory. */
function memoryMb(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? "")?.[1] ?? 0) / KB_PER_MB;
}

function cpuMsOf(pid: number): number {
  // After the name, which may contain spaces: state, ten more fields, then the ticks in user and system mode.
  const fields = (read(`/proc/${pid}/stat`) ?? "").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * MS_PER_TICK;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    // The process has ended.
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ESRCH") return null;
    throw error;
  }
}
