import { setImmediate as nextTurn } from "node:timers/promises";

let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Resolves in a turn of the event loop that no other caller gets: timers and input come first, then this caller goes on. For long
 * work in short steps: several jobs at once share the loop step by step, and do not hold it for the sum of their steps.
 */
export function takeTurn(): Promise<void> {
  const turn = lastTurn.then(() => nextTurn());
  lastTurn = turn;
  return turn;
}
