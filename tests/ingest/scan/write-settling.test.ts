import { appendFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { FileState } from "../../../src/domain/documents/file-state.ts";
import type { DocumentSource, ScanProgress } from "../../../src/domain/intake/document-source.ts";
import { MAX_SETTLING_MS } from "../../../src/ingest/content/limits.ts";
import { createWriteSettling } from "../../../src/ingest/scan/write-settling.ts";
import { emptyFolder, outline, scanAll, sourceOf, statesAfter } from "../folder.ts";

const HALF_WRITTEN = "Dam holds at Corvale\n\nThe dam at Corvale held through the night, it was said,";
const SETTLE_MS = 60_000;

async function settlingCount(source: DocumentSource, known: ReadonlyMap<string, FileState>): Promise<number> {
  let last: ScanProgress | null = null;
  for await (const _ of source.scan(known, (progress) => {
    last = progress;
  }));
  return (last as ScanProgress | null)?.settling ?? -1;
}

/** Sets a file's modification time back. */
const age = (path: string, ms: number) => utimes(path, new Date(), new Date(Date.now() - ms));

test("a changed file is not read until it has settled; its known revision stays meanwhile", async () => {
  const root = await emptyFolder();
  const path = join(root, "dam.txt");
  const source = sourceOf(root, { settleMs: SETTLE_MS });
  await writeFile(path, HALF_WRITTEN);
  expect(outline(await scanAll(source)), "its writer may only be pausing").toEqual([]);
  expect(await settlingCount(source, new Map())).toBe(1);
  await age(path, SETTLE_MS);
  const known = statesAfter(await scanAll(source));
  expect([...known.keys()]).toEqual(["dam.txt"]);
  await appendFile(path, " and on Monday it broke.\n");
  expect(outline(await scanAll(source, known))).toEqual([]);
  await writeFile(path, "Short\n\n");
  expect(outline(await scanAll(source, known)), "rewritten just now").toEqual([]);
  expect(await settlingCount(source, known)).toBe(1);
  await age(path, SETTLE_MS);
  expect(await settlingCount(source, known)).toBe(0);
  expect(outline(await scanAll(source, known))).toEqual(["dam.txt: document"]);
});

test("with a settling time of 0 a file is read at once; a file time in the future is ignored", async () => {
  const root = await emptyFolder();
  const path = join(root, "dam.txt");
  await writeFile(path, HALF_WRITTEN);
  await age(path, -600_000);
  expect(outline(await scanAll(sourceOf(root)))).toEqual(["dam.txt: document"]);
  const source = sourceOf(root, { settleMs: SETTLE_MS });
  expect(outline(await scanAll(source))).toEqual([]);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + SETTLE_MS });
  try {
    expect(outline(await scanAll(source))).toEqual(["dam.txt: document"]);
  } finally {
    vi.useRealTimers();
  }
});

/** Scans a file every ten seconds, each time with the next size. One of "settling", "overdue" or "read" per scan. */
function classifications(
  sizes: readonly number[],
  known: ReadonlyMap<string, FileState> = new Map(),
): readonly string[] {
  vi.useFakeTimers();
  try {
    const writeSettling = createWriteSettling(15_000, Date.now);
    return sizes.map((size) => {
      vi.advanceTimersByTime(10_000);
      const modifiedMs = Date.now();
      const file = { path: "log.txt", size, modifiedMs, changedMs: 0, failure: null, unlistedFolder: false };
      const classified = writeSettling.classify([file], known);
      if (classified.ready.length > 0) return "read";
      return classified.overdue.length > 0 ? "overdue" : "settling";
    });
  } finally {
    vi.useRealTimers();
  }
}

const IN_LIBRARY = new Map([["log.txt", { path: "log.txt", size: 0, modifiedMs: 0, contentHash: "ab" }]]);
const minute = (what: string) => Array<string>(6).fill(what);

test("a file that is rewritten again and again is read after a minute", () => {
  const sizes = [500, 400, 600, 400, 600, 400, 600, 600, 500];
  expect(classifications(sizes)).toEqual([...minute("settling"), "read", "settling", "settling"]);
  expect(classifications(sizes, IN_LIBRARY)).toEqual([...minute("settling"), "read", "settling", "settling"]);
});

test("a file that only grows is read after ten minutes, and is overdue after one if it has no known revision", () => {
  const sizes = Array.from({ length: 62 }, (_, at) => 1000 * at);
  const seen = classifications(sizes);
  expect(seen.slice(0, 7)).toEqual([...minute("settling"), "overdue"]);
  expect(seen.indexOf("read")).toBe(60);
  expect(seen.slice(6, 60).every((what) => what === "overdue")).toBe(true);
  expect(classifications(sizes, IN_LIBRARY).slice(0, 60)).not.toContain("overdue");
});

test("a file that keeps growing is listed once, and read when it has settled", async () => {
  const root = await emptyFolder();
  const path = join(root, "dam.txt");
  const source = sourceOf(root, { settleMs: 2 * MAX_SETTLING_MS });
  await writeFile(path, HALF_WRITTEN);
  expect(outline(await scanAll(source))).toEqual([]);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + MAX_SETTLING_MS });
  try {
    const listed = await scanAll(source);
    expect(outline(listed)).toEqual(["dam.txt: io-error"]);
    expect(outline(await scanAll(source, statesAfter(listed)))).toEqual([]);
    vi.setSystemTime(Date.now() + MAX_SETTLING_MS);
    expect(outline(await scanAll(source, statesAfter(listed)))).toEqual(["dam.txt: document"]);
  } finally {
    vi.useRealTimers();
  }
});
