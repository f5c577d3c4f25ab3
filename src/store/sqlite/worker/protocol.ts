import type { FaultCode } from "../../../domain/core/fault.ts";
import type { OperationCall } from "./operations.ts";

/** What a worker is started with. */
export interface WorkerSettings {
  readonly file: string;
  readonly readOnly: boolean;
  /** How long to wait for another process's lock, in ms. */
  readonly busyTimeoutMs?: number;
}

/** Main thread -> worker. `close` ends the worker once it has answered. */
export type StoreRequest =
  | { readonly id: number; readonly kind: "call"; readonly call: OperationCall }
  | { readonly id: number; readonly kind: "close" };

/** Worker -> main thread, in the order of the requests. A Fault crosses as its parts: cloning would lose its code. */
export type StoreReply =
  | { readonly id: number; readonly kind: "done"; readonly value: unknown }
  | {
      readonly id: number;
      readonly kind: "failed";
      readonly code: FaultCode;
      readonly message: string;
      readonly cause: unknown;
    };
