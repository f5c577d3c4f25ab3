import { appendFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { FileState } from "../../src/domain/document.ts";
import type { DocumentSource, ScanProgress } from "../../src/domain/folder.ts";
import { createHoldingBack } from "../../src/ingest/held-back.ts";
import { MOST_HELD_MS } from "../../src/ingest/limits.ts";
import { emptyFolder, knownAfter, outline, scanned, sourceOf } from "./folder.ts";

const HALF = "Dam holds at Corvale\n\nThe dam at Corvale held through the night, it was said,";
const HOLD_MS = 60_000;

async function held(source: DocumentSource, known: ReadonlyMap<string, FileState>): Promise<number> {
  let last: ScanProgress | null = null;
  for await (const _ of source.scan(known, (progress) => {
    last = progress;
  }));
  return (last as ScanProgress | null)?.held ?? -1;
}

/** Makes a file as old as if it had rested. */
const age = (path: string, ms: number) => utimes(path, new Date(), new Date(Date.now() - ms));

test("a file that grew is left alone until it has rested; what is known of it stays meanwhile", async () => {
  const root = await emptyFolder();
  const path = join(root, "dam.txt");
  const source = sourceOf(root, { holdMs: HOLD_MS });
  await writeFile(path, HALF);
  const first = await scanned(source);
  expect(outline(first), "a new one is read at once").toEqual(["dam.txt: document"]);
  const known = knownAfter(first);
  await appendFile(path, " and on Monday it broke.\n");
  expect(outline(await scanned(source, known))).toEqual([]);
  expect(await held(source, known)).toBe(1);
  await age(path, HOLD_MS);
  expect(await held(source, known)).toBe(0);
  expect(outline(await scanned(source, known))).toEqual(["dam.txt: document"]);
});

test("one that is new, shorter or of the same length is read at once, and all of them without a time to hold", async () => {
  const root = await emptyFolder();
  const path = join(root, "dam.txt");
  const source = sourceOf(root, { holdMs: HOLD_MS });
  await writeFile(path, HALF);
  let known = knownAfter(await scanned(source));
  for (const text of [HALF.replace("night", "nacht"), "Short\n\nIt held.\n"]) {
    await writeFile(path, text);
    const next = await scanned(source, known);
    expect(outline(next)).toEqual(["dam.txt: document"]);
    known = knownAfter(next);
  }
  await writeFile(path, HALF);
  expect(outline(await scanned(sourceOf(root), known))).toEqual(["dam.txt: document"]);
});

test("a new file that grows between two looks is held, too; one that never rests is read in the end", () => {
  const holding = createHoldingBack(10 * MOST_HELD_MS);
  const at = (size: number, ageMs: number) => [
    {
      path: "log.txt",
      size,
      modifiedMs: Date.now() - ageMs,
      changedMs: 0,
      refused: null,
      unlistedFolder: false,
    },
  ];
  const known = new Map<string, FileState>();
  expect(holding.sort(at(1, 0), known).held).toBe(0);
  expect(holding.sort(at(2, 0), known).held).toBe(1);
  expect(holding.sort(at(2, 0), known).held, "it has not rested yet").toBe(1);
  expect(holding.sort(at(2, 10 * MOST_HELD_MS), known).held).toBe(0);
  expect(holding.sort(at(3, -5_000), known).held, "a time to come tells nothing").toBe(0);
  vi.useFakeTimers();
  try {
    expect(holding.sort(at(3, 0), known).held).toBe(0);
    const held: number[] = [];
    for (let seconds = 0; seconds <= 70; seconds += 10) {
      vi.advanceTimersByTime(10_000);
      held.push(holding.sort(at(10 + seconds, 0), known).held);
    }
    expect(held).toEqual([1, 1, 1, 1, 1, 1, 0, 1]);
  } finally {
    vi.useRealTimers();
  }
});
