import { constants, setPriority } from "node:os";

/** Lets the main thread go first while this thread reads. Only Linux has a priority per thread; elsewhere it does nothing. */
export function lowerPriority(): void {
  if (process.platform === "linux") setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
}
