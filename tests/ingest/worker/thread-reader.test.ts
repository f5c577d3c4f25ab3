import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createThreadReader } from "../../../src/ingest/worker/thread-reader.ts";
import { emptyFolder, outline, scanAll, sourceOf } from "../folder.ts";

const WORKER = new URL("./failing-worker.ts", import.meta.url);

test("a file that crashes the worker is malformed, and all other files are read", async () => {
  const reader = createThreadReader({ workerFile: WORKER, parseTimeoutMs: 1500 });
  const paths = ["a", "exit", "b", "throw", "spin", "c", "hoard", "d"];
  const job = { root: "/", knownHash: null, arrivedAt: "2024-02-08T06:00:00.000Z" };
  const outcomes = await Promise.all(paths.map((path) => reader.read({ ...job, path })));
  await reader.close();
  const outcomeTexts = outcomes.map((outcome) =>
    outcome.kind === "unreadable" ? outcome.unreadable.reason : outcome.kind,
  );
  expect(outcomeTexts).toEqual([
    "touched",
    expect.stringContaining("the reader stopped"),
    "touched",
    expect.stringContaining("a parser failed"),
    expect.stringContaining("longer than 1.5 s"),
    "touched",
    expect.stringMatching(/memory|longer/),
    "touched",
  ]);
  expect(outcomes[1]).toMatchObject({ file: { path: "exit" }, unreadable: { code: "malformed" } });
});

test("an extremely nested page is malformed within the time limit, and the file after it is read", async () => {
  const root = await emptyFolder();
  writeFileSync(join(root, "deep.html"), `<html><body>${"<div><table><tr><td>".repeat(120_000)}deep`);
  writeFileSync(join(root, "next.txt"), "A sentence stands here. Another one follows.");
  const started = performance.now();
  const changes = await scanAll(sourceOf(root, { parseTimeoutMs: 2000 }));
  expect(outline(changes)).toEqual(["deep.html: malformed", "next.txt: document"]);
  expect(performance.now() - started).toBeLessThan(15_000);
  const known = new Map(
    changes.flatMap((each) => (each.kind === "gone" ? [] : [[each.file.path, each.file]])),
  );
  expect(await scanAll(sourceOf(root, { parseTimeoutMs: 2000 }), known), "not tried again").toEqual([]);
});
