import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { ENGINES } from "../contracts/engines.ts";
import { storeContract } from "../contracts/store.ts";
import { storeEngineContract } from "../contracts/store-engine.ts";

let root = "";
let folders = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "dateline-store-"));
});
afterAll(() => rm(root, { recursive: true }));

async function newFolder(): Promise<string> {
  const folder = join(root, String(++folders));
  await mkdir(folder);
  return folder;
}

for (const engine of ENGINES) {
  storeContract(engine.name, async () => engine.at(await newFolder()).open());
  storeEngineContract(engine, newFolder);
}
