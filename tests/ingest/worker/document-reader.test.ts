import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { createDocumentReader } from "../../../src/ingest/worker/document-reader.ts";
import { createFolderReader } from "../../../src/ingest/worker/folder-reader.ts";
import { createIsolatedReader } from "../../../src/ingest/worker/isolated-reader.ts";
import { createThreadReader } from "../../../src/ingest/worker/thread-reader.ts";
import { documentReaderContract } from "../../contracts/document-reader.ts";
import { directReader } from "../direct-reader.ts";

documentReaderContract("threads and processes", () => createFolderReader());
documentReaderContract("processes", () =>
  createIsolatedReader({ workerFile: new URL("../../../src/ingest/worker/read-worker.ts", import.meta.url) }),
);
documentReaderContract("the same thread", directReader);

const raw = { name: "news.txt", bytes: new TextEncoder().encode("A ferry sank off Oster on Tuesday.") };
const contextOf = (path: string) => ({ path, arrivedAt: "2024-02-08T06:00:00.000Z", knownHash: null });

test("bytes whose worker was ended by another document are read by the next worker", async () => {
  const threads = createThreadReader({ workerFile: new URL("./failing-worker.ts", import.meta.url) });
  const reader = createDocumentReader(threads);
  const results = await Promise.all(["a", "exit", "b"].map((path) => reader.read(raw, contextOf(path))));
  await threads.close();
  expect(results).toMatchObject([
    { kind: "unchanged" },
    { kind: "unreadable", contentHash: null, unreadable: { path: "exit", code: "malformed" } },
    { kind: "unchanged" },
  ]);
});

test.skipIf(!existsSync("/etc/hostname"))("the process that reads bytes may read no folder", async () => {
  const workerFile = new URL("./failing-process.ts", import.meta.url);
  const processes = createIsolatedReader({ workerFile, maxProcesses: 1 });
  const job = { ...contextOf("allowed"), bytes: raw.bytes, hints: { name: "news.pdf" }, modifiedMs: 0 };
  const outcome = await processes.read({ ...job, path: `listing ${import.meta.dirname}/..` });
  await processes.close();
  expect(outcome).toMatchObject({ kind: "touched", file: { contentHash: "ERR_ACCESS_DENIED" } });
});
