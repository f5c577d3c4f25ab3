let movedByMs = 0;

/** By how much this Discord's clock is moved from the machine's. */
export function moveNow(ms: number): void {
  movedByMs = ms;
}

/** This Discord's time, ms since 1970. */
export const now = () => Date.now() + movedByMs;
