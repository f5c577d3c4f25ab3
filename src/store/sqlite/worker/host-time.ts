import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { systemClock, systemTimeMs } from "../../../async/system-clock.ts";
import type { HostTime } from "../../../domain/core/clock.ts";

/** Linux has a new one after each start of the machine. */
const BOOT_ID = "/proc/sys/kernel/random/boot_id";

/** The clocks of this machine. */
export function createHostTime(): () => HostTime {
  const host = hostId();
  return () => ({ host, wallMs: systemTimeMs(), ticksMs: systemClock.monotonicMs() });
}

function hostId(): string {
  try {
    return readFileSync(BOOT_ID, "utf8").trim();
  } catch {
    return hostname();
  }
}
