import { describe, expect, test } from "vitest";
import { FOLDER } from "../../../src/domain/intake/source-id.ts";
import type { Schedule } from "../../../src/domain/schedules/schedule.ts";
import { report } from "../../model/newsroom.ts";
import {
  addDocument,
  arrest,
  at,
  changes,
  DAM,
  dam,
  edition,
  library,
  rewrite,
  risen,
  scene,
  schedule,
  storyLines,
  useEditionScene,
} from "./edition-scene.ts";

useEditionScene();

describe("a story that was delivered before", () => {
  async function deliverDam(): Promise<Schedule> {
    const morning = await schedule();
    await addDocument(dam, "dam", at(6, 6));
    await edition(morning);
    scene.now = at(7, 7);
    return morning;
  }

  test("is an update if a figure changed: quotes both figures and does not repeat the rest", async () => {
    const morning = await deliverDam();
    await addDocument(risen, "dam", at(6, 12));
    const briefing = await edition(morning);
    expect(storyLines(briefing)).toEqual(["dam update"]);
    const [story] = briefing.stories;
    expect(story?.change[0]?.text).toMatch(/^Earlier: “.*12 people.*”\. Now: “.*31 people.*”\.$/);
    expect(story?.change[0]?.evidence.map(({ document }) => document)).toEqual(["dam.txt", "risen.txt"]);
    expect(story?.documents.map(({ path }) => path)).toEqual(["risen.txt"]);
    expect(JSON.stringify([story?.summary, story?.keyFacts])).not.toContain("three days of rain");
    scene.now = at(8, 7);
    await addDocument({ ...risen, path: "risen-2.txt" }, "dam", at(7, 12));
    expect(storyLines(await edition(morning))).toEqual([]);
  });

  test("is left out if there are only copies and rewrites", async () => {
    const morning = await deliverDam();
    await addDocument({ ...dam, path: "duplicate.txt" }, "dam", at(6, 8));
    await addDocument({ ...dam, path: "copy.txt", contentHash: "other bytes" }, "dam", at(6, 8));
    await addDocument(rewrite, "dam", at(6, 9));
    const colour = `${dam.title}\n\nGrandmother Olu watched her garden vanish and carried two goats uphill.`;
    await addDocument(report("colour.txt", colour, "2026-05-06"), "dam", at(6, 10));
    const briefing = await edition(morning);
    expect([storyLines(briefing), briefing.documents.read, briefing.storyCount]).toEqual([[], 3, 0]);
  });

  test("is an update if a lead is new, and quotes that sentence", async () => {
    const morning = await deliverDam();
    await addDocument(arrest, "dam", at(6, 12));
    const briefing = await edition(morning);
    expect(storyLines(briefing)).toEqual(["dam update"]);
    expect(changes(briefing)).toEqual([arrest.sentences[1]]);
  });

  test("is an update if a new kind of casualties is counted", async () => {
    const morning = await deliverDam();
    const text = `Kalindi dam: 40 injured\n\nThe flood killed 12 people and injured 40 people, the rescue service of Tareth said.`;
    await addDocument(report("injured.txt", text, "2026-05-06"), "dam", at(6, 12));
    const briefing = await edition(morning);
    expect([storyLines(briefing), changes(briefing).join()]).toEqual([
      ["dam update"],
      expect.stringContaining("injured 40 people"),
    ]);
  });

  test("is left out if an older report arrives late or repeats a delivered figure", async () => {
    const morning = await schedule();
    await addDocument({ ...dam, path: "first.txt" }, "dam", at(6, 5));
    await addDocument(risen, "dam", at(6, 6));
    await edition(morning);
    scene.now = at(7, 7);
    const text = DAM.replace("12 people", "20 people");
    await addDocument(report("late.txt", text, "2026-05-05"), "dam", at(6, 12));
    expect(storyLines(await edition(morning))).toEqual([]);
  });

  test("is an update if a document was corrected, and quotes the earlier version", async () => {
    const morning = await deliverDam();
    const text = DAM.replace("12 people", "14 people");
    await addDocument(
      { ...report("dam.txt", text, "2026-05-05"), contentHash: "put right" },
      "dam",
      at(6, 12),
    );
    const briefing = await edition(morning);
    expect(changes(briefing).join()).toMatch(/Earlier: “.*12 people.*”\. Now: “.*14 people.*”\./);
    expect(briefing.stories[0]?.change[0]?.evidence.map(({ document }) => document)).toEqual([
      "dam.txt",
      "dam.txt",
    ]);
  });

  test("is compared with the last delivered figures, even if those documents are gone", async () => {
    const morning = await deliverDam();
    await addDocument(risen, "dam", at(6, 12));
    await edition(morning);
    await scene.store.apply(library, FOLDER, [
      { kind: "gone", path: "risen.txt" },
      { kind: "gone", path: "dam.txt" },
    ]);
    scene.now = at(8, 7);
    await addDocument(report("same.txt", risen.sentences.join(" "), "2026-05-07"), "dam", at(7, 12));
    expect(storyLines(await edition(morning))).toEqual([]);
    scene.now = at(9, 7);
    await addDocument(
      report("more.txt", risen.sentences.join(" ").replace("31", "38"), "2026-05-08"),
      "dam",
      at(8, 12),
    );
    expect(changes(await edition(morning)).join()).toMatch(/Earlier: “.*31 people.*”\. Now: “.*38 people/);
  });
});
