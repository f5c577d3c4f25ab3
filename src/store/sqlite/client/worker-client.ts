import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { Fault } from "../../../domain/core/fault.ts";
import type { OperationName, Operations } from "../worker/operations.ts";
import type { StoreReply, WorkerSettings } from "../worker/protocol.ts";

/** A worker's operations as calls of the main thread. Answers come in the order of the calls. */
export interface WorkerClient {
  /** Rejects with the operation's Fault, "store-closed" after close(), "store-failed" once the worker is dead. */
  call<Name extends OperationName>(
    operation: Name,
    ...args: Parameters<Operations[Name]>
  ): Promise<ReturnType<Operations[Name]>>;
  /** Lets pending calls finish, closes the connection and ends the worker. The same promise each time. */
  close(): Promise<void>;
}

/** MB; rows and requests live briefly, and a large young generation only holds on to them. */
const YOUNG_GENERATION_MB = 8;
/** MB; ten times what it needs, but a roomier limit has V8 collect late. */
const OLD_GENERATION_MB = 256;

interface Pending {
  resolve(value: unknown): void;
  reject(fault: Fault): void;
}

/** A request before it has its id; the operation and its arguments were matched by call(). */
type UnsentRequest =
  | { readonly kind: "call"; readonly call: { readonly operation: OperationName; readonly args: unknown[] } }
  | { readonly kind: "close" };

export function startStoreWorker(settings: WorkerSettings): WorkerClient {
  return connectWorker(
    new Worker(new URL("../worker/store-worker.ts", import.meta.url), {
      workerData: settings,
      resourceLimits: {
        maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
        maxOldGenerationSizeMb: OLD_GENERATION_MB,
      },
    }),
    settings.file,
  );
}

/** Speaks the protocol with a started worker; `file` is what its faults name. */
export function connectWorker(worker: Worker, file: string): WorkerClient {
  const pending = new Map<number, Pending>();
  const exited = once(worker, "exit");
  let lastId = 0;
  let failure: Fault | null = null;
  let closing: Promise<void> | null = null;

  const fail = (cause: unknown): void => {
    failure ??= new Fault("store-failed", `The store's worker for ${file} ended; start Dateline again.`, {
      cause,
    });
    for (const call of pending.values()) call.reject(failure);
    pending.clear();
  };
  worker.on("message", (reply: StoreReply) => {
    const call = pending.get(reply.id);
    pending.delete(reply.id);
    if (reply.kind === "done") call?.resolve(reply.value);
    else call?.reject(new Fault(reply.code, reply.message, { cause: reply.cause }));
  });
  worker.on("error", fail);
  worker.on("exit", (code) => fail(new Error(`worker exit code ${code}`)));

  const send = <T>(request: UnsentRequest): Promise<T> => {
    if (failure !== null) return Promise.reject(failure);
    const id = ++lastId;
    return new Promise<T>((resolve, reject) => {
      pending.set(id, { resolve, reject });
      worker.postMessage({ ...request, id });
    });
  };
  const shutDown = async (): Promise<void> => {
    if (failure === null) await send<void>({ kind: "close" });
    await exited;
  };
  return {
    call: (operation, ...args) => {
      if (closing !== null) return Promise.reject(new Fault("store-closed", `The store ${file} is closed.`));
      return send({ kind: "call", call: { operation, args } });
    },
    close: () => {
      closing ??= shutDown();
      return closing;
    },
  };
}
