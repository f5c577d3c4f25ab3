// A reading worker that prepares nothing: for a documents folder by itself.
import { parentPort, workerData } from "node:worker_threads";
import { serveReader } from "./serve-reader.ts";

if (parentPort === null) throw new Error("read-worker.ts is started as a worker by reader.ts only");
serveReader(parentPort, workerData, null);
