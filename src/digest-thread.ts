import { Worker } from "node:worker_threads";
import type { Document } from "./domain/document.ts";
import { Fault } from "./domain/fault.ts";
import type { Digester, HeldDigest } from "./newsroom/digesting.ts";

/** Documents digested in the main thread before another is worth starting: a small folder is done sooner without. */
const FEW = 64;
/** MB; a digest leaves little behind, and a large young generation only holds on to it. */
const YOUNG_GENERATION = 8;
/** MB; ten times what it needs, but a roomier limit has V8 collect late. */
const OLD_GENERATION = 256;

/** A document on its way to the thread, and its digest on the way back: a digest must not reach another document. */
export interface DigestRequest {
  readonly number: number;
  readonly document: Document;
}
export interface DigestReply {
  readonly number: number;
  readonly held: HeldDigest;
}

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
  const waiting = new Map<number, Waiting>();

  function start(): Worker {
    const started = new Worker(new URL("./digest-worker.ts", import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION, maxOldGenerationSizeMb: OLD_GENERATION },
    });
    const fail = (cause: unknown): void => {
      const fault = new Fault("ingest-failed", "The digesting thread ended; start Dateline again.", {
        cause,
      });
      for (const { reject } of waiting.values()) reject(fault);
      waiting.clear();
      worker = null;
    };
    started.on("message", ({ number, held }: DigestReply) => {
      waiting.get(number)?.resolve(held);
      waiting.delete(number);
    });
    started.on("error", fail);
    started.on("exit", fail);
    started.unref();
    return started;
  }

  return {
    digest(document: Document) {
      const number = ++count;
      if (number <= FEW) return here.digest(document);
      worker ??= start();
      const thread = worker;
      return new Promise((resolve, reject) => {
        waiting.set(number, { resolve, reject });
        thread.postMessage({ number, document } satisfies DigestRequest);
      });
    },
    async close() {
      await worker?.terminate();
    },
  };
}
