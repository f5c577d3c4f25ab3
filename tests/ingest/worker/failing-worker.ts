// A reading thread that fails for files named after a failure.
import { parentPort, threadId, workerData } from "node:worker_threads";
import type { ReaderReply, RequestBatch } from "../../../src/ingest/worker/protocol.ts";

const port = parentPort;
if (port === null) throw new Error("must be started as a worker");

const state = { size: 7, modifiedMs: 5, contentHash: "cd" };

port.on("message", (requests: RequestBatch) => {
  const replies: ReaderReply[] = [];
  for (const request of requests) {
    if (request.kind === "list") continue;
    const { id, path } = request;
    Atomics.store(workerData.current, 0, id);
    if (path.startsWith("exit")) process.exit(1);
    if (path.startsWith("throw")) throw new Error("a parser failed");
    if (path.startsWith("spin")) /^(?:a+)+$/.test(`${"a".repeat(60)}!`);
    if (path.startsWith("hoard"))
      for (const hoard: number[][] = []; ; ) hoard.push(Array(100_000).fill(threadId));
    replies.push({ id, kind: "read", outcome: { kind: "touched", file: { path, ...state } } });
  }
  port.postMessage(replies);
});
