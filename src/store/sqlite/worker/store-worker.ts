// The thread that runs SQL. Opens its connection at the first call and handles one request at a time.

import { parentPort, workerData } from "node:worker_threads";
import type { HostTime } from "../../../domain/core/clock.ts";
import { Fault } from "../../../domain/core/fault.ts";
import { message } from "../../../domain/texts/texts.ts";
import { type Database, openDatabase } from "../engine/database.ts";
import { toFault } from "../engine/faults.ts";
import { createHostTime } from "./host-time.ts";
import { perform } from "./operations.ts";
import type { StoreReply, StoreRequest, WorkerSettings } from "./protocol.ts";

const port = parentPort;
if (port === null) throw new Fault("store-failed", message("reason.store.started-alone"));
const settings: WorkerSettings = workerData;
const systemTime = createHostTime();
/** Of the request that is being handled, if it brought its own. */
let requestTime: HostTime | undefined;
let database: Database | null = null;

port.on("message", (request: StoreRequest) => {
  port.postMessage(handleRequest(request));
  if (request.kind === "close") port.close();
});

function handleRequest(request: StoreRequest): StoreReply {
  const { id } = request;
  try {
    return { id, kind: "done", value: request.kind === "close" ? database?.close() : run(request) };
  } catch (error) {
    const { code, text, cause } = toFault(error, settings.file);
    return { id, kind: "failed", code, text, cause: cause instanceof Error ? cause.message : undefined };
  }
}

function run({ call, time }: Extract<StoreRequest, { kind: "call" }>): unknown {
  requestTime = time;
  database ??= openDatabase(settings.file, { ...settings, hostTime: () => requestTime ?? systemTime() });
  return perform(database, call);
}
