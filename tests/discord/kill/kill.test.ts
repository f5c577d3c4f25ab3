import { expect, test } from "vitest";
import { isPostedOnce, killRun } from "./kill-run.ts";

/** They cover a delivery after two kills, one in a thread, and an uncertain one; `npm run bench -- kill` runs 200 seeds. */
const SEEDS = [5, 7, 8, 9, 13];

test("after a kill during posting, the next process delivers the edition once or marks it uncertain", async () => {
  for (const seed of SEEDS) {
    const run = await killRun(seed);
    expect({ seed, ...run, isOnce: isPostedOnce(run) }).toMatchObject({ isOnce: true });
  }
}, 60_000);

test("without nonces and a history search, the same kills post a part twice", async () => {
  for (const seed of [12, 16, 17]) if (!isPostedOnce(await killRun(seed, "careless"))) return;
  expect.fail("no part was posted twice in three runs");
}, 60_000);
