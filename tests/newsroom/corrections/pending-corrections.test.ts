import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FOLDER } from "../../../src/domain/intake/source-id.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { scheduled } from "../../delivery/subjects.ts";
import {
  addSchedule,
  arrive as arriveAsNews,
  createChannel as createNewsChannel,
  startProcess,
} from "../../schedule/running/newsroom-rig.ts";
import { createVirtualTime, type VirtualTime } from "../../schedule/running/virtual-time.ts";
import { arrive, createChannel, library, startCorrecting } from "./correction-rig.ts";

const events = { emit: () => undefined };
const PATH = "mill-2026-03-05T05:00:00.000Z.txt";
let dataDir = "";
let time: VirtualTime;
let store: Store;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-pending-"));
  time = createVirtualTime("2026-03-05T05:00:00.000Z");
  store = await openStore({ dataDir, now: time.clock.now, events, hostTime: time.hostTime });
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

/** A schedule with a correction runner, which delivered the mill story on the 5th. */
async function begin(nothingNew: "line" | "silence") {
  await addSchedule(store, { ref: "morning", nothingNew });
  const [posts, edits] = [createNewsChannel(time), createChannel(time)];
  const correcting = startCorrecting({ store, time, channel: edits });
  const deps = { store, time, channel: posts, owner: "one", corrections: correcting.runner };
  const { runner } = startProcess(deps);
  const tick = async () => {
    await runner.tick();
    await correcting.runner.tick();
  };
  /** Runs the quarter of an hour around the slots of these days. */
  const runDays = async (...numbers: readonly number[]) => {
    for (const day of numbers) {
      time.jump(`2026-03-0${day}T06:20:00.000Z`);
      await time.pass(`2026-03-0${day}T06:35:00.000Z`, tick);
    }
  };
  await arriveAsNews(store, "mill", "2026-03-05T05:00:00.000Z");
  await runDays(5);
  expect(posts.posts).toMatchObject([{ stories: ["mill new"], corrections: [] }]);
  return { posts: posts.posts, edits: edits.edits, runDays, pendingFor: correcting.runner.pendingFor };
}

const NEW_TEXT = ["The old mill was flooded", "Nobody knows yet what the flood has cost."];
const corrected = ({ corrections = [] }: { corrections?: readonly { before: string }[] }) =>
  corrections.map(({ before }) => before);

test("a change more than a day after posting is reported once, in the schedule's next edition", async () => {
  const { posts, edits, runDays } = await begin("line");
  await runDays(6);
  await arrive(store, PATH, "2026-03-06T06:35:00.000Z", NEW_TEXT);
  await runDays(7, 8);
  expect(edits).toEqual([]);
  const [, same, next, last] = posts.map(corrected);
  expect([same, last]).toEqual([[], []]);
  expect(next).toContain("The mill burned down");
  const delivered = (await store.editions(scheduled("morning"), 99)).filter(
    ({ state }) => state === "delivered",
  );
  const first = delivered.at(-1)?.ref ?? "";
  expect((await store.corrections(first, null)).map(({ before }) => before)).toEqual(next);
});

test("an edited message is not reported again, and a correction is posted even if there is no news", async () => {
  const { posts, edits, runDays, pendingFor } = await begin("silence");
  await arrive(store, PATH, "2026-03-05T06:35:00.000Z", NEW_TEXT);
  const [first] = await store.editions(scheduled("morning"), 1);
  if (first === undefined) throw new Error("nothing was posted");
  expect(await pendingFor({ ...first, ref: "the next" })).toEqual([]);
  await runDays(6);
  expect(edits).toHaveLength(1);
  const before = posts.length;
  await store.apply(library, FOLDER, [{ kind: "gone", path: PATH }]);
  await runDays(7, 8);
  expect(edits).toHaveLength(1);
  const briefings = posts.slice(before).filter(({ alert }) => alert === null);
  expect(briefings).toHaveLength(1);
  expect(briefings[0]?.corrections?.every(({ now }) => now.kind === "withdrawn")).toBe(true);
  expect(briefings[0]?.stories).toEqual([]);
});
