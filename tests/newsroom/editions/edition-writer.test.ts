import { describe, expect, test } from "vitest";
import { report } from "../../model/newsroom.ts";
import {
  addDocument,
  at,
  DAM,
  dam,
  edition,
  ferry,
  rewrite,
  scene,
  schedule,
  storyLines,
  useEditionScene,
} from "./edition-scene.ts";

useEditionScene();

describe("the documents of an edition", () => {
  test("the first edition covers arrivals of 24 hours, published within three days", async () => {
    await addDocument(dam, "dam", at(5, 8));
    await addDocument(ferry, "ferry", at(5, 6));
    await addDocument({ ...report("old.txt", DAM, "2026-05-02") }, "old", at(6, 6));
    const undated = { ...report("undated.txt", DAM), published: { ...dam.published, at: at(1, 0) } };
    await addDocument(
      { ...undated, published: { ...undated.published, from: "arrival" } },
      "undated",
      at(6, 6),
    );
    const briefing = await edition(await schedule());
    expect(storyLines(briefing)).toEqual(["dam new", "undated new"]);
    expect(briefing.documents.read).toBe(2);
    expect(briefing.window).toEqual({ from: at(5, 7), to: at(6, 7) });
  });

  test("delivered stories are not repeated, and new arrivals are included", async () => {
    const morning = await schedule();
    await addDocument(dam, "dam", at(6, 6));
    expect(storyLines(await edition(morning))).toEqual(["dam new"]);
    scene.now = at(7, 7);
    await addDocument(ferry, "ferry", at(6, 8));
    expect(storyLines(await edition(morning))).toEqual(["ferry new"]);
    scene.now = at(8, 7);
    const nothing = await edition(morning);
    expect([storyLines(nothing), nothing.documents.read]).toEqual([[], 0]);
  });

  test.each([
    ["delivered", []],
    ["uncertain", []],
    ["missed", ["dam new"]],
    ["failed", ["dam new"]],
  ] as const)("after a %s edition the next one contains %j", async (state, next) => {
    const morning = await schedule();
    await addDocument(dam, "dam", at(6, 6));
    await edition(morning, state);
    scene.now = at(7, 5);
    expect(storyLines(await edition(morning))).toEqual(next);
  });

  test("a document stored while an edition was written is in the next one, alone", async () => {
    const morning = await schedule();
    await addDocument(dam, "dam", "2026-05-06T06:59:30.000Z");
    scene.now = "2026-05-06T07:00:02.000Z";
    expect(storyLines(await edition(morning))).toEqual(["dam new"]);
    await addDocument(ferry, "ferry", at(6, 7));
    scene.now = at(7, 7);
    const briefing = await edition(morning);
    expect([storyLines(briefing), briefing.documents.read]).toEqual([["ferry new"], 1]);
  });

  test("schedules are independent of each other, and a topic selects stories", async () => {
    const [all, ferries] = [await schedule(), await schedule({ topic: "ferries" })];
    await addDocument(dam, "dam", at(6, 6));
    await addDocument(ferry, "ferry", at(6, 6));
    expect(storyLines(await edition(all))).toEqual(["dam new", "ferry new"]);
    const onFerries = await edition(ferries);
    expect([storyLines(onFerries), onFerries.documents.read]).toEqual([["ferry new"], 1]);
  });

  test("neither a preview nor a story left off the page counts as delivered", async () => {
    const morning = await schedule();
    await addDocument(dam, "dam", at(6, 6));
    await addDocument(ferry, "ferry", at(6, 6));
    await scene.editionWriter.write(morning, 60_000);
    expect(storyLines(await edition(morning, "delivered", ({ id }) => id === "dam"))).toHaveLength(2);
    scene.now = at(7, 7);
    await addDocument(rewrite, "dam", at(6, 9));
    await addDocument({ ...ferry, path: "ferry-2.txt", contentHash: "other bytes" }, "ferry", at(6, 9));
    expect(storyLines(await edition(morning))).toEqual(["ferry new"]);
  });
});
