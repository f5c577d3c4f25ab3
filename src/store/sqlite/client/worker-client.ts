import { Worker } from "node:worker_threads";
import type { HostTime } from "../../../domain/core/clock.ts";
import { Fault } from "../../../domain/core/fault.ts";
import type { StoreSpace } from "../../../domain/operations/store-health.ts";
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
  /**
   * Creates or refills the reserve if there is room, and says what can be written. Rejects like call(), but with "store-gone" once the
   * worker is dead: only a restart helps.
   */
  checkSpace(): Promise<StoreSpace>;
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
  | { readonly kind: "check-space" }
  | { readonly kind: "close" };

export interface WorkerClientOptions {
  /** The calls bring their time along; absent: the worker reads the machine's clocks. */
  readonly hostTime?: (() => HostTime) | undefined;
  /** Called when the worker finds that more or less can be written than before. */
  readonly onSpace?: (space: StoreSpace) => void;
}

export function startStoreWorker(settings: WorkerSettings, options: WorkerClientOptions = {}): WorkerClient {
  return connectWorker(
    new Worker(new URL("../worker/store-worker.ts", import.meta.url), {
      workerData: settings,
      resourceLimits: {
        maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
        maxOldGenerationSizeMb: OLD_GENERATION_MB,
      },
    }),
    settings.file,
    options,
  );
}

/** Connects to a started worker; `file` is the path that its Faults mention. */
export function connectWorker(
  worker: Worker,
  file: string,
  { hostTime, onSpace = () => undefined }: WorkerClientOptions = {},
): WorkerClient {
  const pending = new Map<number, Pending>();
  // Not events.once(): it rejects with the worker's error, and nobody may be waiting for it.
  const exited = new Promise((resolve) => worker.once("exit", resolve));
  let lastId = 0;
  let space: StoreSpace = "enough";
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
    if (reply.space !== space) onSpace(reply.space);
    space = reply.space;
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
  const sendUnlessClosed = <T>(request: UnsentRequest): Promise<T> =>
    closing === null
      ? send(request)
      : Promise.reject(new Fault("store-closed", message("reason.store.closed", { file })));
  const shutDown = async (): Promise<void> => {
    if (failure === null) await send<void>({ kind: "close" });
    await exited;
  };
  return {
    call: (operation, ...args) =>
      sendUnlessClosed({
        kind: "call",
        call: { operation, args },
        ...(hostTime === undefined ? {} : { time: hostTime() }),
      }),
    checkSpace: () =>
      failure === null
        ? sendUnlessClosed({ kind: "check-space" })
        : Promise.reject(new Fault("store-gone", failure.text, { cause: failure })),
    close: () => {
      closing ??= shutDown();
      return closing;
    },
  };
}
