import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { textsFor } from "../../../src/catalogues/texts.ts";
import type { StoreSpace } from "../../../src/domain/operations/store-health.ts";
import { runChecks } from "../../../src/ops/doctor/doctor.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";

let dataDir = "";
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-doctor-"));
});
afterAll(() => rm(dataDir, { recursive: true }));

/** What the doctor says of the disk when the store finds that. */
async function diskChecks(space: StoreSpace) {
  const checks = await runChecks({
    texts: textsFor("en"),
    version: { dateline: "1", node: "26" },
    library: { root: "/news", guild: null },
    dataDir,
    settings: { timeZone: "UTC" },
    countFiles: async () => ({ files: 1, restricted: 0 }),
    freeSpace: async () => 2 ** 40,
    async openStore() {
      const now = () => "2024-03-05T10:00:00.000Z";
      const store = await openStore({ dataDir, now, events: { emit: () => undefined } });
      return { ...store, checkSpace: async () => space };
    },
    checkModel: null,
    probeDiscord: null,
  });
  return checks.filter(({ name }) => name === "disk").map(({ status, text }) => `${status} ${text}`);
}

test("says what a full disk means: a warning while what is due is still posted, a failure after that", async () => {
  const [free, ...none] = await diskChecks("enough");
  expect([free, none]).toEqual([expect.stringMatching(/^ok .+ MB free/), []]);
  expect((await diskChecks("short"))[1]).toMatch(/^warn The disk of .+ is full: new documents wait/);
  expect((await diskChecks("none"))[1]).toMatch(/^fail The disk of .+ is full: nothing can be recorded/);
});
