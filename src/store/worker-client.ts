import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { Fault } from "../domain/fault.ts";
import type { OperationName, Operations } from "./operations.ts";
import type { Reply, WorkerSettings } from "./protocol.ts";

/** A worker's operations as calls of the main thread. Answers come in the order of the calls. */
export interface WorkerClient {
  /** Rejects with the operation's Fault, "store-closed" after close(), "store-failed" once the worker is dead. */
  call<Name extends OperationName>(
    operation: Name,
    ...taken: Parameters<Operations[Name]>
  ): Promise<ReturnType<Operations[Name]>>;
  /** Lets pending calls finish, closes the connection and ends the worker. The same promise each time. */
  close(): Promise<void>;
}

/** MB; rows and requests live briefly, and a large young generation only holds on to them. */
const YOUNG_GENERATION = 8;
/** MB; ten times what it needs, but a roomier limit has V8 collect late. */
const OLD_GENERATION = 256;

interface Pending {
  resolve(value: unknown): void;
  reject(fault: Fault): void;
}

/** A request before it has its id; the operation and its arguments were matched by call(). */
type Unnumbered =
  | { readonly kind: "call"; readonly call: { readonly operation: OperationName; readonly taken: unknown[] } }
  | { readonly kind: "close" };

export function startStoreWorker(settings: WorkerSettings): WorkerClient {
  return connectWorker(
    new Worker(new URL("./store-worker.ts", import.meta.url), {
      workerData: settings,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION, maxOldGenerationSizeMb: OLD_GENERATION },
    }),
    settings.file,
  );
}

/** Speaks the protocol with a started worker; `file` is what its faults name. */
export function connectWorker(worker: Worker, file: string): WorkerClient {
  const pending = new Map<number, Pending>();
  const exited = once(worker, "exit");
  let lastId = 0;
  let ended: Fault | null = null;
  let closing: Promise<void> | null = null;

  const fail = (cause: unknown): void => {
    ended ??= new Fault("store-failed", `The store's worker for ${file} ended; start Dateline again.`, {
      cause,
    });
    for (const call of pending.values()) call.reject(ended);
    pending.clear();
  };
  worker.on("message", (reply: Reply) => {
    const call = pending.get(reply.id);
    pending.delete(reply.id);
    if (reply.kind === "done") call?.resolve(reply.value);
    else call?.reject(new Fault(reply.code, reply.message, { cause: reply.cause }));
  });
  worker.on("error", fail);
  worker.on("exit", (code) => fail(new Error(`worker exit code ${code}`)));

  const send = <T>(request: Unnumbered): Promise<T> => {
    if (ended !== null) return Promise.reject(ended);
    const id = ++lastId;
    return new Promise<T>((resolve, reject) => {
      pending.set(id, { resolve, reject });
      worker.postMessage({ ...request, id });
    });
  };
  const end = async (): Promise<void> => {
    if (ended === null) await send<void>({ kind: "close" });
    await exited;
  };
  return {
    call: (operation, ...taken) => {
      if (closing !== null) return Promise.reject(new Fault("store-closed", `The store ${file} is closed.`));
      return send({ kind: "call", call: { operation, taken } });
    },
    close: () => {
      closing ??= end();
      return closing;
    },
  };
}
