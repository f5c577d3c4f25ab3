import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { storeContract } from "../../contracts/store.ts";

let folder = "";
let stores = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dateline-store-"));
});
afterAll(() => rm(folder, { recursive: true }));

storeContract("SQLite", () =>
  openStore({
    dataDir: join(folder, String(++stores)),
    now: () => "2024-03-05T10:00:00.000Z",
    events: { emit: () => undefined },
  }),
);
