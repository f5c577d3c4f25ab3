import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { createFolderReader, type FolderReader } from "../../../src/ingest/worker/folder-reader.ts";
import type { ReadingLimits } from "../../../src/ingest/worker/reading-slot.ts";
import { emptyFolder } from "../folder.ts";
import type { Report } from "./failing-process.ts";

const workerFile = new URL("./failing-process.ts", import.meta.url);
const TEXT = new TextEncoder().encode("The dam held. Nobody was hurt.");

let reader: FolderReader;
afterEach(() => reader.close());

function startReader(
  options: Partial<ReadingLimits> & { readonly maxProcesses?: number } = {},
): FolderReader {
  reader = createFolderReader({ workerFile, maxProcesses: 2, ...options });
  return reader;
}

/** Reads bytes under this path: the code, or "document" with the process's report. */
async function readBytes(
  path: string,
): Promise<{ readonly outcome: string; readonly report: Report | null }> {
  const job = { path, knownHash: null, arrivedAt: "2024-02-08T06:00:00.000Z" };
  const read = await reader.read({ ...job, bytes: TEXT, hints: { name: "news.txt" }, modifiedMs: 0 });
  if (read.kind === "unreadable") return { outcome: read.unreadable.code, report: null };
  const report = read.kind === "document" ? (read.prepared as unknown as Report) : null;
  return { outcome: read.kind, report };
}

async function outcomesOf(paths: readonly string[]): Promise<readonly string[]> {
  return Promise.all(paths.map(async (path) => (await readBytes(path)).outcome));
}

test("a document that ends its process is set aside with the reason, and all others are read", async () => {
  startReader({ documentTimeoutMs: 1500, memoryMb: 150 });
  expect(await outcomesOf(["a", "exit", "b", "spin", "c"])).toEqual([
    "document",
    "malformed",
    "document",
    "too-slow",
    "document",
  ]);
});

test.each(["hoard", "buffers"])("a document that needs too much memory is set aside: %s", async (path) => {
  startReader({ memoryMb: 150, maxProcesses: 1 });
  expect(await outcomesOf(["a", path, "b"])).toEqual(["document", "too-much-memory", "document"]);
});

test("a document whose process is killed from outside is tried once more, and set aside the second time", async () => {
  startReader({ maxProcesses: 1 });
  expect(await outcomesOf(["a", "once", "b", "killed", "c"])).toEqual([
    "document",
    "document",
    "document",
    "too-much-memory",
    "document",
  ]);
  const job = { path: "killed", knownHash: null, arrivedAt: "2024-02-08T06:00:00.000Z" };
  const read = await reader.read({ ...job, bytes: TEXT, hints: { name: "news.txt" }, modifiedMs: 0 });
  expect(read).toMatchObject({ unreadable: { reason: expect.stringContaining("twice ended the process") } });
});

test("an idle process that is killed is replaced", async () => {
  startReader();
  const first = (await readBytes("a")).report?.pid ?? 0;
  process.kill(first, "SIGKILL");
  const second = await readBytes("b");
  expect(second).toMatchObject({ outcome: "document" });
  expect(second.report?.pid).not.toBe(first);
});

test("a process is reused for the same folder only", async () => {
  startReader({ maxProcesses: 1 });
  const root = await emptyFolder();
  const pidOf = async (file: string) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, TEXT);
    const job = {
      root: dirname(file),
      path: "a.txt",
      knownHash: null,
      arrivedAt: "2024-02-08T06:00:00.000Z",
    };
    const read = await reader.read(job);
    return read.kind === "document" ? (read.prepared as unknown as Report).pid : read.kind;
  };
  const first = await pidOf(join(root, "a.txt"));
  expect(await pidOf(join(root, "a.txt"))).toBe(first);
  expect(await pidOf(join(root, "deeper", "a.txt"))).not.toBe(first);
});

test("a process that started while its folder was moved away reads the folder once it is back", async () => {
  startReader({ maxProcesses: 1 });
  const root = join(await emptyFolder(), "news");
  const job = { root, path: "a.txt", knownHash: null, arrivedAt: "2024-02-08T06:00:00.000Z" };
  expect(await reader.read(job)).toMatchObject({ unreadable: { code: "vanished" } });
  mkdirSync(root);
  writeFileSync(join(root, "a.txt"), TEXT);
  expect(await reader.read(job)).toMatchObject({ kind: "document" });
});

test("a large document delays no small one", async () => {
  startReader({ documentTimeoutMs: 20_000 });
  const large = new Uint8Array(300_000).fill(0x61);
  const job = { path: "spin", knownHash: null, arrivedAt: "2024-02-08T06:00:00.000Z" };
  const slow = reader.read({
    ...job,
    bytes: Buffer.concat([TEXT, large]),
    hints: { name: "n.txt" },
    modifiedMs: 0,
  });
  slow.catch(() => undefined);
  expect(await outcomesOf(["a", "b"])).toEqual(["document", "document"]);
});

test.skipIf(!existsSync("/etc/hostname"))(
  "a process may read its folder and nothing else, and one for bytes no folder",
  async () => {
    startReader();
    const denied = "ERR_ACCESS_DENIED";
    expect((await readBytes("allowed")).report?.codes).toEqual([denied, denied, denied, denied, ""]);
    expect((await readBytes(`listing ${import.meta.dirname}/../..`)).report?.codes).toEqual([denied]);
  },
);

test("closing rejects reads in progress and kills the process", async () => {
  startReader();
  const pid = (await readBytes("a")).report?.pid ?? 0;
  const reading = ["spin", "b"].map((path) =>
    expect(readBytes(path)).rejects.toMatchObject({ code: "ingest-failed" }),
  );
  await reader.close();
  await Promise.all(reading);
  expect(() => process.kill(pid, 0)).toThrow();
});
