import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { reportCheckedClaims } from "../../../src/newsroom/checking/report-claims.ts";
import { createTallyCounter } from "../../../src/ops/metrics/tally-counter.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";

// No event arrives anywhere: the counts do not depend on what is logged.
const events = { emit: () => undefined };

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-tallies-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

test("saves counts per day and adds them to those of other processes", async () => {
  let now = "2024-03-05T23:59:59.000Z";
  const [one, other] = [createTallyCounter(() => now), createTallyCounter(() => now)];
  const store = await openStore({ dataDir, now: () => now, events });
  try {
    const dropped = [{ text: "12 died.", reason: "number" as const, detail: "12" }];
    reportCheckedClaims({ events, counts: one }, "digest", 5, dropped);
    reportCheckedClaims({ events, counts: other }, "answer", 2, []);
    reportCheckedClaims({ events, counts: other }, "answer", 0, []);
    one.answered("not-in-documents");
    now = "2024-03-06T00:00:00.000Z";
    reportCheckedClaims({ events, counts: one }, "edition", 4, []);
    for (const counter of [one, other, one]) await counter.flush(store);
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

test("saves counts that could not be saved with the next flush", async () => {
  const counter = createTallyCounter(() => "2024-03-05T10:00:00.000Z");
  const store = await openStore({ dataDir, now: () => "", events });
  await store.close();
  counter.claimsChecked("digest", 5, []);
  await expect(counter.flush(store)).rejects.toMatchObject({ code: "store-closed" });
  counter.claimsChecked("digest", 1, []);
  const again = await openStore({ dataDir, now: () => "", events });
  try {
    await counter.flush(again);
    expect(await again.tallies("2024-03-05")).toMatchObject([{ reason: "matched", count: 6 }]);
  } finally {
    await again.close();
  }
});
