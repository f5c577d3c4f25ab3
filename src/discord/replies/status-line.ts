import type { Stage } from "../context/bot-service.ts";

/** A status is shown when an answer takes longer than this, and changed no more often; milliseconds. */
export const STATUS_INTERVAL_MS = 1_500;

/** Tells how far an answer is, now and then. */
export interface StatusLine {
  readonly onStage: (stage: Stage) => void;
  /** Ends it; resolves once no status can come any more, so that none overwrites the answer. */
  stop(): Promise<void>;
}

/** `show` puts the stage where the person sees it; what it rejects with is passed on by stop(). */
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
