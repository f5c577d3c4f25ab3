import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { createLister } from "../../../src/ingest/worker/lister.ts";

const SERVE_LISTING = new URL("../../../src/ingest/worker/serve-listing.ts", import.meta.url);

/** A folder with one file, and a thread that lists it and leaves a file at its start. */
function listing() {
  const folder = mkdtempSync(join(tmpdir(), "dateline-lister-"));
  const [root, notes] = [join(folder, "documents"), join(folder, "notes")];
  for (const name of [root, notes]) mkdirSync(name);
  writeFileSync(join(root, "a.txt"), "Words.");
  const workerFile = join(folder, "list.mjs");
  writeFileSync(
    workerFile,
    `import { writeFileSync } from "node:fs";
     import { threadId } from "node:worker_threads";
     import { serveListing } from ${JSON.stringify(SERVE_LISTING.href)};
     writeFileSync(${JSON.stringify(join(notes, "started"))} + threadId, "");
     serveListing();`,
  );
  const lister = createLister({ workerFile: pathToFileURL(workerFile), idleMs: 20 });
  onTestFinished(async () => {
    await lister.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const list = async () => {
    const paths: string[] = [];
    const result = await lister.list(root, (entries) => paths.push(...entries.map(({ path }) => path)));
    return { paths, result };
  };
  return { list, starts: () => readdirSync(notes).length, root: realpathSync(root) };
}

test("an idle thread ends, and the next listing starts another one", async () => {
  const { list, starts, root } = listing();
  // Longer apart than a thread may be idle.
  await vi.waitFor(
    async () => {
      expect(await list()).toEqual({ paths: ["a.txt"], result: root });
      expect(starts()).toBeGreaterThan(1);
    },
    { timeout: 20_000, interval: 100 },
  );
});
