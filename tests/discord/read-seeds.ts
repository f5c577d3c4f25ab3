// A data folder in which the seeds are read already, for tests whose subject is something else.
import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { once } from "../../src/async/once.ts";

/** Copies it to `dataDir`, which must not exist. It is made once per process: reading the seeds takes longer than most tests. */
export async function copyReadSeeds(seeds: string, dataDir: string): Promise<void> {
  await cp(await readSeeds(seeds), dataDir, { recursive: true });
}

const folders = new Map<string, () => Promise<string>>();

function readSeeds(seeds: string): Promise<string> {
  const make = folders.get(seeds) ?? once(() => runConsole(seeds));
  folders.set(seeds, make);
  return make();
}

async function runConsole(seeds: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "dateline-read-seeds-"));
  process.once("exit", () => rmSync(root, { recursive: true }));
  const dataDir = join(root, "data");
  const env = {
    PATH: process.env.PATH,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    TIME_ZONE: "Europe/Berlin",
  };
  const question = ["ask", "What happened?", "--documents", seeds, "--data", dataDir];
  await promisify(execFile)("node", ["dateline.mjs", ...question], { env });
  return dataDir;
}
