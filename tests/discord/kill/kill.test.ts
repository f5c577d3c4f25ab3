import { expect, test } from "vitest";
import { isOnce, killRun } from "./kill-run.ts";

/** Among them a delivery after two kills, one in a thread, and an uncertain one; npm run bench -- kill runs two hundred. */
const SEEDS = [5, 7, 8, 9, 13];

test("killed while it posts, an edition is ended by the next process: once, or uncertain", async () => {
  for (const seed of SEEDS) {
    const run = await killRun(seed);
    expect({ seed, ...run, isOnce: isOnce(run) }).toMatchObject({ isOnce: true });
  }
}, 60_000);

test("without nonces and a look into the history the same kills make it stand there twice", async () => {
  for (const seed of [12, 16, 17]) if (!isOnce(await killRun(seed, "careless"))) return;
  expect.fail("three runs saw nothing of it");
}, 60_000);
