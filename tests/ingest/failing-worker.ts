// The reading worker, but for files named after what goes wrong with them.
import { parentPort, threadId } from "node:worker_threads";

const port = parentPort;
if (port === null) throw new Error("started as a worker only");

const state = { size: 7, modifiedMs: 5, contentHash: "cd" };

port.on("message", ({ id, path }: { id: number; path: string }) => {
  port.postMessage({ id, kind: "parsing", ...state });
  if (path.startsWith("exit")) process.exit(1);
  if (path.startsWith("throw")) throw new Error("a parser gave way");
  if (path.startsWith("spin")) /^(?:a+)+$/.test(`${"a".repeat(60)}!`);
  if (path.startsWith("hoard"))
    for (const hoard: number[][] = []; ; ) hoard.push(Array(100_000).fill(threadId));
  port.postMessage({ id, kind: "read", outcome: { kind: "touched", file: { path, ...state } } });
});
