import { readFileSync } from "node:fs";
import { errorCode } from "../../../src/domain/core/fault.ts";

const KB_PER_MB = 1024;
const POLL_INTERVAL_MS = 20;

/** Tracks the highest memory use of any child process; null except on Linux, as only /proc shows it. */
export function watchChildMemory(): { stop(): number | null } {
  let peak: number | null = null;
  const timer = setInterval(() => {
    const children = (read(`/proc/self/task/${process.pid}/children`) ?? "")
      .split(" ")
      .filter((pid) => pid !== "");
    for (const pid of children) {
      const peakKb = /VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`) ?? "")?.[1];
      if (peakKb !== undefined) peak = Math.max(peak ?? 0, Number(peakKb) / KB_PER_MB);
    }
  }, POLL_INTERVAL_MS);
  return {
    stop() {
      clearInterval(timer);
      return peak;
    },
  };
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ESRCH") return null;
    throw error;
  }
}
