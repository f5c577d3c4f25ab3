import { Worker } from "node:worker_threads";
import type { Document } from "./domain/document.ts";
import { Fault } from "./domain/fault.ts";
import type { Digester, HeldDigest } from "./newsroom/digesting.ts";

/** Documents digested in the main thread before another is worth starting: a small folder is done sooner without. */
const FEW = 64;
/** MB; a digest leaves little behind, and a large young generation only holds on to it. */
const YOUNG_GENERATION = 16;

interface Waiting {
  resolve(held: HeldDigest): void;
  reject(fault: Fault): void;
}

/**
 * A digester that digests the first few documents here and all later ones in a thread of its own (digest-worker.ts), so
 * that a large folder takes two cores and holds up neither the terminal nor a gateway. Rejects with Fault
 * "ingest-failed" when the thread dies. `close` ends the thread.
 */
export function createThreadedDigester(here: Digester): Digester & { close(): Promise<void> } {
  let count = 0;
  let worker: Worker | null = null;
  // A worker answers in the order it was asked.
  const waiting: Waiting[] = [];

  function start(): Worker {
    const started = new Worker(new URL("./digest-worker.ts", import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
    });
    const fail = (cause: unknown): void => {
      const fault = new Fault("ingest-failed", "The digesting thread ended; start Dateline again.", {
        cause,
      });
      for (const { reject } of waiting.splice(0)) reject(fault);
      worker = null;
    };
    started.on("message", (held: HeldDigest) => waiting.shift()?.resolve(held));
    started.on("error", fail);
    started.on("exit", fail);
    started.unref();
    return started;
  }

  return {
    digest(document: Document) {
      count += 1;
      if (count <= FEW) return here.digest(document);
      worker ??= start();
      const thread = worker;
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        thread.postMessage(document);
      });
    },
    async close() {
      await worker?.terminate();
    },
  };
}
