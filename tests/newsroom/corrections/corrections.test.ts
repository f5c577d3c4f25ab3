import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { composeByKind } from "../../../src/domain/delivery/composers.ts";
import { FOLDER } from "../../../src/domain/intake/source-id.ts";
import type { Correction } from "../../../src/domain/schedules/correction.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import { detail } from "../../../src/domain/texts/reasons.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { arrival, fileOf, newsDocument } from "../../contracts/sample-documents.ts";
import { composersWith, correctionOf } from "../../delivery/subjects.ts";
import { createVirtualTime, type VirtualTime } from "../../schedule/running/virtual-time.ts";
import {
  addSchedule,
  arrive,
  type Channel,
  createChannel,
  library,
  post,
  quote,
  startCorrecting,
} from "./correction-rig.ts";

const events = { emit: () => undefined };
const at = (clock: string, day = "05") => `2026-03-${day}T${clock}:00.000Z`;
const TWELVE = "Twelve people were killed when the ferry sank off Elmsworth.";
const FIFTEEN = "Fifteen people were killed when the ferry sank off Elmsworth.";
const WEATHER = "The harbour master said the weather had been calm.";
const TUG = "A tug from Norwick brought the survivors ashore.";
const FRIDAY = "Its tug will return on Friday.";
const THE_THREE = [TWELVE, WEATHER, TUG];
let dataDir = "";
let time: VirtualTime;
let channel: Channel;
let store: Store;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-corrections-"));
  time = createVirtualTime(at("06:00"));
  channel = createChannel(time);
  store = await openStore({ dataDir, now: time.clock.now, events, hostTime: time.hostTime });
  await addSchedule(store, { ref: "morning" });
  await arrive(store, "ferry.txt", at("05:00"), THE_THREE);
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

const rig = (owner = "one") => ({ store, time, channel, owner });
const posted = (...messages: Parameters<typeof post>[2]) => post(rig(), "morning", messages);
const gone = (path: string) => store.apply(library, FOLDER, [{ kind: "gone", path }]);
const says = ({ number, before, now }: Correction) => [
  number,
  before,
  now.kind === "says" ? now.evidence.quote : now.kind,
];
const edits = () => channel.edits.map(({ message, corrections }) => [message, corrections.map(says)]);

describe("a posted message", () => {
  test("is edited if a quoted sentence changes, and shows both versions; the edition's other messages stay", async () => {
    const ref = await posted(
      [quote("ferry.txt", 2, WEATHER)],
      [quote("ferry.txt", 1, TWELVE), quote("ferry.txt", 3, TUG)],
    );
    const { runner } = startCorrecting(rig());
    await time.pass(at("07:00"), runner.tick);
    await arrive(store, "ferry.txt", at("07:00"), ["Ferry sinks.", FIFTEEN, WEATHER, TUG]);
    await time.pass(at("08:00"), runner.tick);
    expect(edits()).toEqual([["m2", [[2, TWELVE, FIFTEEN]]]]);
    const [edit] = channel.edits;
    expect(edit?.at.slice(0, 16)).toBe("2026-03-05T07:00");
    expect(edit?.corrections[0]).toMatchObject({
      document: { path: "ferry.txt", source: "Harbour Gazette" },
      now: { kind: "says", evidence: { document: "ferry.txt", sentences: [2], quote: FIFTEEN } },
    });
    const [edition] = await store.editions(correctionOf(ref), 9);
    expect(edition).toMatchObject({ state: "delivered", slot: at("07:00") });
  });

  test("stays if the change is elsewhere in the document, or only in position or white space", async () => {
    await posted([quote("ferry.txt", 1, TWELVE), quote("ferry.txt", 3, TUG)]);
    const { runner } = startCorrecting(rig());
    await time.pass(at("06:30"), runner.tick);
    const spaced = TWELVE.replace("killed when", "killed\n when");
    await arrive(store, "ferry.txt", at("06:30"), ["New first.", TUG, "The wind had been strong.", spaced]);
    await time.pass(at("08:00"), runner.tick);
    expect(edits()).toEqual([]);
  });

  test("marks removed sentences, and withdrawn documents after they were missing for a while", async () => {
    await arrive(store, "tug.txt", at("05:00"), ["Norwick waits.", FRIDAY]);
    await posted(
      [quote("ferry.txt", 1, TWELVE), quote("ferry.txt", 2, WEATHER)],
      [quote("tug.txt", 2, FRIDAY)],
    );
    const { runner } = startCorrecting(rig());
    await time.pass(at("06:30"), runner.tick);
    await arrive(store, "ferry.txt", at("06:30"), [TWELVE, TUG]);
    await gone("tug.txt");
    await time.pass(at("06:31"), runner.tick);
    expect(edits()).toEqual([["m1", [[2, WEATHER, "no longer says"]]]]);
    await time.pass(at("07:30"), runner.tick);
    expect(edits().slice(1)).toEqual([["m2", [[3, FRIDAY, "withdrawn"]]]]);
    expect(channel.edits[1]?.corrections[0]?.document).toMatchObject({ title: "tug.txt" });
  });

  test("stays if a document is removed and restored, renamed, or temporarily unreadable", async () => {
    await arrive(store, "tug.txt", at("05:00"), [TUG]);
    await arrive(store, "torn.txt", at("05:00"), [FRIDAY]);
    await posted([quote("ferry.txt", 1, TWELVE), quote("tug.txt", 1, TUG), quote("torn.txt", 1, FRIDAY)]);
    const { runner } = startCorrecting(rig());
    await time.pass(at("06:30"), runner.tick);
    await gone("ferry.txt");
    await gone("tug.txt");
    await arrive(store, "tug-2.txt", at("06:30"), ["Brought ashore.", TUG]);
    const reason = { path: "torn.txt", code: "encoding", reason: "Save it as UTF-8." } as const;
    await store.apply(library, FOLDER, [
      { kind: "unreadable", file: fileOf("torn.txt", null), unreadable: reason },
    ]);
    await time.pass(at("06:30"), runner.tick);
    time.jump("2026-03-05T06:30:40.000Z");
    await arrive(store, "ferry.txt", at("06:30"), THE_THREE);
    await time.pass(at("08:00"), runner.tick);
    expect(edits()).toEqual([]);
  });

  test("stays if a duplicate of the removed document is still in the folder", async () => {
    const copy = newsDocument("copy.txt", THE_THREE, { arrivedAt: at("05:30") });
    const [ferry] = await store.documents(library, ["ferry.txt"]);
    await store.apply(library, FOLDER, [arrival({ ...copy, contentHash: ferry?.contentHash ?? "" }, "s")]);
    await posted([quote("ferry.txt", 1, TWELVE)]);
    const { runner } = startCorrecting(rig());
    await time.pass(at("06:30"), runner.tick);
    await gone("ferry.txt");
    await time.pass(at("08:00"), runner.tick);
    expect(edits()).toEqual([]);
    await gone("copy.txt");
    await time.pass(at("09:00"), runner.tick);
    expect(edits()).toEqual([["m1", [[1, TWELVE, "withdrawn"]]]]);
  });

  test("follows further changes of a document, and their reversal", async () => {
    await posted([quote("ferry.txt", 1, TWELVE)]);
    const { runner } = startCorrecting(rig());
    const twenty = FIFTEEN.replace("Fifteen", "Twenty");
    for (const [clock, text] of [
      ["06:30", FIFTEEN],
      ["06:40", twenty],
      ["06:50", TWELVE],
    ] as const) {
      await time.pass(at(clock), runner.tick);
      await arrive(store, "ferry.txt", at(clock), [text, WEATHER, TUG]);
    }
    await time.pass(at("08:00"), runner.tick);
    expect(edits()).toEqual([
      ["m1", [[1, TWELVE, FIFTEEN]]],
      ["m1", [[1, TWELVE, twenty]]],
      ["m1", []],
    ]);
  });

  test("that reported a change is not corrected for the earlier figure", async () => {
    const change = `Earlier: “${TWELVE}”. Now: “${FIFTEEN}”.`;
    await arrive(store, "ferry.txt", at("05:30"), [FIFTEEN, WEATHER, TUG]);
    await posted([
      { ...quote("ferry.txt", 1, TWELVE), text: change },
      { ...quote("ferry.txt", 1, FIFTEEN), text: change },
    ]);
    const { runner } = startCorrecting(rig());
    await arrive(store, "ferry.txt", at("06:00"), [FIFTEEN, "The wind had been strong.", TUG]);
    await time.pass(at("07:00"), runner.tick);
    expect(edits()).toEqual([]);
  });

  test("is no longer edited after a day", async () => {
    const ref = await posted([quote("ferry.txt", 1, TWELVE)]);
    const { runner } = startCorrecting(rig());
    await time.pass(at("06:05"), runner.tick);
    time.jump(at("06:01", "06"));
    await arrive(store, "ferry.txt", at("06:01", "06"), [FIFTEEN, WEATHER, TUG]);
    await time.pass(at("07:00", "06"), runner.tick);
    expect(edits()).toEqual([]);
    expect(await store.editions(correctionOf(ref), 9)).toEqual([]);
  });
});

describe("a correction happens once:", () => {
  test("changes during downtime are corrected at the next start, and not again after another start", async () => {
    await posted([quote("ferry.txt", 1, TWELVE)]);
    await arrive(store, "ferry.txt", at("06:30"), [FIFTEEN, WEATHER, TUG]);
    time.jump(at("10:00"));
    await time.pass(at("10:05"), startCorrecting(rig("one")).runner.tick);
    await time.pass(at("10:10"), startCorrecting(rig("two")).runner.tick);
    expect(edits()).toEqual([["m1", [[1, TWELVE, FIFTEEN]]]]);
  });

  test("two processes on one store edit once", async () => {
    await posted([quote("ferry.txt", 1, TWELVE)]);
    const second = await openStore({ dataDir, now: time.clock.now, events, hostTime: time.hostTime });
    const both = [startCorrecting(rig("one")), startCorrecting({ ...rig("two"), store: second })];
    const tick = async () => {
      await Promise.all(both.map(({ runner }) => runner.tick()));
    };
    await time.pass(at("06:30"), tick);
    await arrive(store, "ferry.txt", at("06:30"), [FIFTEEN, WEATHER, TUG]);
    await time.pass(at("06:40"), tick);
    await gone("ferry.txt");
    await time.pass(at("07:00"), tick);
    expect(both.flatMap(({ failures }) => failures)).toEqual([]);
    expect(edits()).toEqual([
      ["m1", [[1, TWELVE, FIFTEEN]]],
      ["m1", [[1, TWELVE, "withdrawn"]]],
    ]);
    await second.close();
  });

  test("one on hold is composed once, and edits when it is released; later changes follow", async () => {
    const ref = await posted([quote("ferry.txt", 1, TWELVE)]);
    const hold = { until: at("12:00"), atEnd: "drop" } as const;
    const { runner, runs, outbox } = startCorrecting({ ...rig(), hold });
    await arrive(store, "ferry.txt", at("06:00"), [FIFTEEN, WEATHER, TUG]);
    await time.pass(at("06:05"), runner.tick);
    await gone("ferry.txt");
    await time.pass(at("06:15"), runner.tick);
    expect([runs(), edits()]).toEqual([1, []]);
    const [waiting] = await store.editions(correctionOf(ref), 9);
    await time.pass(at("06:16"), async () => void (await outbox.release(waiting?.ref ?? "", "ann")));
    expect(edits()).toEqual([["m1", [[1, TWELVE, FIFTEEN]]]]);
    await time.pass(at("06:20"), runner.tick);
    expect(runs()).toBe(2);
  });

  test("the next process finishes an edit after a crash", async () => {
    await posted([quote("ferry.txt", 1, TWELVE)]);
    await arrive(store, "ferry.txt", at("06:30"), [FIFTEEN, WEATHER, TUG]);
    time.jump(at("06:31"));
    channel.answer = () => new Promise(() => undefined);
    await time.pass(at("06:32"), startCorrecting(rig("doomed")).runner.tick);
    channel.answer = () => ({ kind: "edited" });
    const next = startCorrecting(rig("next"));
    await time.pass(at("06:40"), async () => {
      await next.outbox.recover(composeByKind(composersWith({ correction: next.runner.compose })));
      await next.runner.tick();
    });
    expect(edits()).toEqual([["m1", [[1, TWELVE, FIFTEEN]]]]);
  });

  test("a deleted message is not retried", async () => {
    await posted([quote("ferry.txt", 1, TWELVE)]);
    const { runner, failures } = startCorrecting(rig());
    let attempts = 0;
    channel.answer = () => {
      attempts += 1;
      return { kind: "refused", why: "gone", code: 10_008, detail: detail("Unknown Message") };
    };
    await arrive(store, "ferry.txt", at("06:00"), [FIFTEEN, WEATHER, TUG]);
    await time.pass(at("08:00"), runner.tick);
    expect([attempts, failures]).toEqual([1, []]);
  });
});
