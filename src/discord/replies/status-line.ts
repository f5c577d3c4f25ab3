import type { Stage } from "../context/bot-service.ts";

/** A status appears after this time and changes at most this often. */
export const STATUS_INTERVAL_MS = 1_500;

/** Shows the progress of an answer. */
export interface StatusLine {
  readonly onStage: (stage: Stage) => void;
  /** Stops; resolves once no update is in flight, so that none overwrites the answer. */
  stop(): Promise<void>;
}

/** `show` displays a stage; stop() rejects if it rejects. */
export function createStatusLine(show: (stage: Stage) => Promise<unknown>): StatusLine {
  let stage: Stage | null = null;
  let shown: Stage | null = null;
  let showing: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    if (stage === null || stage === shown) return;
    shown = stage;
    const next = stage;
    showing = showing.then(() => show(next));
    showing.catch(() => clearInterval(timer));
  }, STATUS_INTERVAL_MS);
  return {
    onStage(next) {
      stage = next;
    },
    async stop() {
      clearInterval(timer);
      await showing;
    },
  };
}
