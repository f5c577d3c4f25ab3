import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { tellHeld } from "../../src/newsroom/held-claims.ts";
import { createTallying } from "../../src/ops/tallies.ts";
import { openStore } from "../../src/store/open-store.ts";

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-tallies-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

test("what is counted is kept by the day it came about on, and added to what others counted", async () => {
  let now = "2024-03-05T23:59:59.000Z";
  const [one, other] = [createTallying(() => now), createTallying(() => now)];
  const store = await openStore({ dataDir, now: () => now, events: { emit: () => undefined } });
  try {
    const dropped = [{ text: "12 died.", reason: "number" as const, detail: "12" }];
    tellHeld(one.events, "digest", 5, dropped);
    tellHeld(other.events, "answer", 2, []);
    tellHeld(other.events, "answer", 0, []);
    one.events.emit("info", "question.answered", { status: "not-in-documents", claims: 0 });
    one.events.emit("info", "folder-level", { read: 3 });
    now = "2024-03-06T00:00:00.000Z";
    tellHeld(one.events, "edition", 4, []);
    for (const tallying of [one, other, one]) await tallying.flush(store);
    const lines = (await store.tallies("2024-03-05")).map(
      ({ day, kind, reason, count }) => `${day} ${kind} ${reason} ${count}`,
    );
    expect(lines).toEqual([
      "2024-03-05 answer not-in-documents 1",
      "2024-03-05 claim matched 7",
      "2024-03-05 claim number 1",
      "2024-03-06 claim matched 4",
    ]);
  } finally {
    await store.close();
  }
});

test("what could not be kept is kept the next time, with what came meanwhile", async () => {
  const tallying = createTallying(() => "2024-03-05T10:00:00.000Z");
  const store = await openStore({ dataDir, now: () => "", events: { emit: () => undefined } });
  await store.close();
  tellHeld(tallying.events, "digest", 5, []);
  await expect(tallying.flush(store)).rejects.toMatchObject({ code: "store-closed" });
  tellHeld(tallying.events, "digest", 1, []);
  const again = await openStore({ dataDir, now: () => "", events: { emit: () => undefined } });
  try {
    await tallying.flush(again);
    expect(await again.tallies("2024-03-05")).toMatchObject([{ reason: "matched", count: 6 }]);
  } finally {
    await again.close();
  }
});
