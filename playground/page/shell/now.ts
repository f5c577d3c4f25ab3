let offsetMs = 0;

/** Sets the offset between the stand-in's clock and the machine's. */
export function setClockOffset(ms: number): void {
  offsetMs = ms;
}

/** The stand-in's time, ms since 1970. */
export const nowMs = () => Date.now() + offsetMs;
