// The thread that runs SQL. Opens its connection at the first call and handles one request at a time.

import { parentPort, workerData } from "node:worker_threads";
import type { HostTime } from "../../../domain/core/clock.ts";
import { Fault } from "../../../domain/core/fault.ts";
import { message } from "../../../domain/texts/texts.ts";
import { toFault } from "../engine/faults.ts";
import { type Connection, openReader, openWriter } from "./connection.ts";
import { createHostTime } from "./host-time.ts";
import type { RequestResult, StoreReply, StoreRequest, WorkerSettings } from "./protocol.ts";

const port = parentPort;
if (port === null) throw new Fault("store-failed", message("reason.store.started-alone"));
const settings: WorkerSettings = workerData;
const systemTime = createHostTime();
/** Of the request that is being handled, if it brought its own. */
let requestTime: HostTime | undefined;
let connection: Connection | null = null;

port.on("message", (request: StoreRequest) => {
  const result = handleRequest(request);
  const reply: StoreReply = { id: request.id, space: connection?.space() ?? "enough", ...result };
  port.postMessage(reply);
  if (request.kind === "close") port.close();
});

function handleRequest(request: StoreRequest): RequestResult {
  try {
    return { kind: "done", value: handle(request) };
  } catch (error) {
    const { code, text, cause } = toFault(error, settings.file);
    return { kind: "failed", code, text, cause: cause instanceof Error ? cause.message : undefined };
  }
}

function handle(request: StoreRequest): unknown {
  switch (request.kind) {
    case "call":
      requestTime = request.time;
      return opened().perform(request.call);
    case "check-space":
      return opened().checkSpace();
    case "close":
      return connection?.close();
  }
}

function opened(): Connection {
  const hostTime = () => requestTime ?? systemTime();
  connection ??= settings.readOnly ? openReader(settings, hostTime) : openWriter(settings, hostTime);
  return connection;
}
