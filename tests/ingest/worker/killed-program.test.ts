import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { emptyFolder } from "../folder.ts";

const SCRIPT = fileURLToPath(new URL("./scan-run.ts", import.meta.url));
const TEXT = "The dam held. Nobody was hurt.";

/** A whole program that scans the folder: its results, in order of name, and how it ended. */
function scan(root: string, dataDir: string) {
  const { stdout, signal, status } = spawnSync(process.execPath, [SCRIPT, root, dataDir], {
    encoding: "utf8",
  });
  return { lines: stdout.split("\n").filter(Boolean).sort(), end: signal ?? status };
}

test("a document that ends the program at two starts is set aside, and the others are read", async () => {
  const root = await emptyFolder();
  const dataDir = await emptyFolder();
  for (const name of ["a.txt", "b.txt", "program.txt", "z.txt"]) writeFileSync(join(root, name), TEXT);
  expect(scan(root, dataDir).end).toBe("SIGKILL");
  expect(scan(root, dataDir).end, "tried once more").toBe("SIGKILL");
  expect(scan(root, dataDir)).toEqual({
    lines: ["a.txt: document", "b.txt: document", "program.txt: too-much-memory", "z.txt: document"],
    end: 0,
  });
});

test("what was being read when only the program was killed is not suspected", async () => {
  const root = await emptyFolder();
  const dataDir = await emptyFolder();
  writeFileSync(join(root, "parent.txt"), TEXT);
  expect(scan(root, dataDir).end).toBe("SIGKILL");
  await expect.poll(() => notesIn(join(dataDir, "reading")), { timeout: 10_000 }).toEqual(["\n"]);
});

/** What the note files of reading processes hold. */
function notesIn(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1").slice(0, 1));
}
