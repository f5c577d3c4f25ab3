import type { HostTime } from "../../../domain/core/clock.ts";
import type { FaultCode } from "../../../domain/core/fault.ts";
import type { StoreSpace } from "../../../domain/operations/store-health.ts";
import type { Message } from "../../../domain/texts/texts.ts";
import type { OperationCall } from "./operations.ts";

/** The workerData of a store worker. */
export interface WorkerSettings {
  readonly file: string;
  readonly readOnly: boolean;
  /** How long to wait for another process's lock, in ms. */
  readonly busyTimeoutMs?: number;
}

/** Main thread -> worker. The worker exits after it has replied to `close`. */
export type StoreRequest =
  | {
      readonly id: number;
      readonly kind: "call";
      readonly call: OperationCall;
      /** Absent: the worker reads the machine's clocks. */
      readonly time?: HostTime;
    }
  | { readonly id: number; readonly kind: "check-space" }
  | { readonly id: number; readonly kind: "close" };

/** A Fault is sent field by field: cloning would lose its code. */
export type RequestResult =
  | { readonly kind: "done"; readonly value: unknown }
  | {
      readonly kind: "failed";
      readonly code: FaultCode;
      readonly text: Message;
      readonly cause: unknown;
    };

/** Worker -> main thread, in the order of the requests. */
export type StoreReply = RequestResult & {
  readonly id: number;
  /** What can be written, as far as the worker knows. */
  readonly space: StoreSpace;
};
