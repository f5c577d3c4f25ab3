let offsetMs = 0;

/** By how much this Discord's clock is moved from the machine's. */
export function setClockOffset(ms: number): void {
  offsetMs = ms;
}

/** This Discord's time, ms since 1970. */
export const nowMs = () => Date.now() + offsetMs;
