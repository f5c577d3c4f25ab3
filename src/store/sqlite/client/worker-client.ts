import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { HostTime } from "../../../domain/core/clock.ts";
import { Fault } from "../../../domain/core/fault.ts";
import { message } from "../../../domain/texts/texts.ts";
import type { OperationName, Operations } from "../worker/operations.ts";
import type { StoreReply, WorkerSettings } from "../worker/protocol.ts";

/** Calls a worker's operations from the main thread. Replies arrive in the order of the calls. */
export interface WorkerClient {
  /** Rejects with the operation's Fault, "store-closed" after close(), "store-failed" once the worker is dead. */
  call<Name extends OperationName>(
    operation: Name,
    ...args: Parameters<Operations[Name]>
  ): Promise<ReturnType<Operations[Name]>>;
  /** Lets pending calls finish, closes the connection and ends the worker. The same promise each time. */
  close(): Promise<void>;
}

/** Heap limit in MB. Rows and requests are short-lived; a larger young generation only delays their collection. */
const YOUNG_GENERATION_MB = 8;
/** Heap limit in MB: ten times the normal use. With a higher limit V8 collects too late. */
const OLD_GENERATION_MB = 256;

interface Pending {
  resolve(value: unknown): void;
  reject(fault: Fault): void;
}

/** A request without its id. call() has already matched the operation with its argument types. */
type UnsentRequest =
  | {
      readonly kind: "call";
      readonly call: { readonly operation: OperationName; readonly args: unknown[] };
      readonly time?: HostTime;
    }
  | { readonly kind: "close" };

/** With `hostTime` the calls bring their time along; absent: the worker reads the machine's clocks. */
export function startStoreWorker(settings: WorkerSettings, hostTime?: () => HostTime): WorkerClient {
  return connectWorker(
    new Worker(new URL("../worker/store-worker.ts", import.meta.url), {
      workerData: settings,
      resourceLimits: {
        maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
        maxOldGenerationSizeMb: OLD_GENERATION_MB,
      },
    }),
    settings.file,
    hostTime,
  );
}

/** Connects to a started worker; `file` is the path that its Faults mention. */
export function connectWorker(worker: Worker, file: string, hostTime?: () => HostTime): WorkerClient {
  const pending = new Map<number, Pending>();
  const exited = once(worker, "exit");
  let lastId = 0;
  let failure: Fault | null = null;
  let closing: Promise<void> | null = null;

  const fail = (cause: unknown): void => {
    failure ??= new Fault("store-failed", message("reason.store.worker-ended", { file }), {
      cause,
    });
    for (const call of pending.values()) call.reject(failure);
    pending.clear();
  };
  worker.on("message", (reply: StoreReply) => {
    const call = pending.get(reply.id);
    pending.delete(reply.id);
    if (reply.kind === "done") call?.resolve(reply.value);
    else call?.reject(new Fault(reply.code, reply.text, { cause: reply.cause }));
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
      if (closing !== null)
        return Promise.reject(new Fault("store-closed", message("reason.store.closed", { file })));
      return send({
        kind: "call",
        call: { operation, args },
        ...(hostTime === undefined ? {} : { time: hostTime() }),
      });
    },
    close: () => {
      closing ??= shutDown();
      return closing;
    },
  };
}
