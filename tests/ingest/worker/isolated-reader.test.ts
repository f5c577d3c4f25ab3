import { existsSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { createIsolatedReader, type IsolatedReader } from "../../../src/ingest/worker/isolated-reader.ts";

const WORKER = new URL("./failing-process.ts", import.meta.url);
const JOB = { root: import.meta.dirname, knownHash: null, arrivedAt: "2024-02-08T06:00:00.000Z" };

let reader: IsolatedReader | null = null;
afterEach(async () => {
  await reader?.close();
  reader = null;
});

function startReader(
  options: { readonly documentTimeoutMs?: number; readonly memoryMb?: number } = {},
): IsolatedReader {
  reader = createIsolatedReader({ workerFile: WORKER, maxProcesses: 1, ...options });
  return reader;
}

async function outcomeOf(path: string, root = JOB.root): Promise<string> {
  const outcome = await reader?.read({ ...JOB, root, path });
  if (outcome?.kind === "unreadable") return outcome.unreadable.code;
  return outcome?.kind === "touched" ? (outcome.file.contentHash ?? "") : "";
}

test("a file that crashes its process is unreadable with the reason, and all other files are read", async () => {
  startReader({ documentTimeoutMs: 2500, memoryMb: 200 });
  const codes = await Promise.all(
    ["a", "exit", "b", "spin", "c", "hoard", "buffers", "d"].map((path) => outcomeOf(path)),
  );
  expect(codes).toEqual([
    expect.stringMatching(/^\d+$/),
    "malformed",
    expect.stringMatching(/^\d+$/),
    "too-slow",
    expect.stringMatching(/^\d+$/),
    "too-much-memory",
    "too-much-memory",
    expect.stringMatching(/^\d+$/),
  ]);
});

test("a process is reused until it must be recycled or another folder is read", async () => {
  startReader();
  const first = await outcomeOf("a");
  expect(await outcomeOf("b")).toBe(first);
  expect(await outcomeOf("recycle")).toBe(first);
  const second = await outcomeOf("c");
  expect(second).not.toBe(first);
  expect(await outcomeOf("d", `${JOB.root}/..`)).not.toBe(second);
});

test.skipIf(!existsSync("/etc/hostname"))("a process may read its folder and nothing else", async () => {
  startReader();
  const denied = "ERR_ACCESS_DENIED";
  expect(await outcomeOf("allowed")).toBe(`${denied} ${denied} ${denied} ${denied} `);
});

test("closing rejects reads in progress and kills the process", async () => {
  const closing = startReader();
  const pid = Number(await outcomeOf("a"));
  const reading = expect(closing.read({ ...JOB, path: "spin" })).rejects.toMatchObject({
    code: "ingest-failed",
  });
  const waiting = expect(closing.read({ ...JOB, path: "b" })).rejects.toMatchObject({
    code: "ingest-failed",
  });
  await closing.close();
  await Promise.all([reading, waiting]);
  expect(() => process.kill(pid, 0)).toThrow();
});
