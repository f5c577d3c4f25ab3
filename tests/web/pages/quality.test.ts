import { expect, test } from "vitest";
import { textsOf } from "./markup.ts";
import { openPagesScene } from "./pages-scene.ts";

test("shows claims, answers and thumbs by day, as charts and as tables", async () => {
  await using scene = await openPagesScene({}, () => "2024-02-08T10:00:00.000Z");
  const { store } = scene.rooms;
  await store.addTallies([
    { day: "2024-02-07", kind: "claim", reason: "matched", count: 40 },
    { day: "2024-02-07", kind: "claim", reason: "number", count: 2 },
    { day: "2024-02-08", kind: "claim", reason: "matched", count: 1200 },
    { day: "2024-02-08", kind: "claim", reason: "name", count: 1 },
    { day: "2024-02-08", kind: "answer", reason: "answered", count: 3 },
    { day: "2024-02-08", kind: "answer", reason: "not-in-documents", count: 1 },
    { day: "2024-01-10", kind: "answer", reason: "unclear", count: 9 },
  ]);
  const { text } = await scene.get("/quality");
  expect(textsOf(text, "section[aria-labelledby=claim] tr")).toEqual([
    "Day Matched Dropped: name Dropped: number",
    "2024-02-08 1,200 1 0",
    "2024-02-07 40 0 2",
    "All 1,240 1 2",
  ]);
  expect(textsOf(text, "section[aria-labelledby=answer] tr")).toEqual([
    "Day Answered Closest shown Unclear Not in the documents",
    "2024-02-08 3 0 0 1",
    "All 3 0 0 1",
  ]);
  expect(textsOf(text, "section[aria-labelledby=claim] .wide-only .chart-day title").slice(-2)).toEqual([
    "7 Feb: 40 matched, 2 dropped",
    "8 Feb: 1200 matched, 1 dropped",
  ]);
  expect(text).toContain("Claims per day, 26 Jan to 8 Feb: 1240 matched, 3 dropped.");
  expect(textsOf(text, "section[aria-labelledby=thumb] p").at(-1)).toBe("Nothing was counted on these days.");

  await store.saveFeedback(scene.library, {
    ref: "m",
    userId: "1",
    thumb: "up",
    at: "2024-02-08T09:00:00.000Z",
  });
  const later = await scene.get("/quality?days=30");
  expect(textsOf(later.text, "section[aria-labelledby=thumb] tbody tr")).toEqual(["2024-02-08 1 0"]);
  expect(textsOf(later.text, "section[aria-labelledby=answer] tfoot tr")).toEqual(["All 3 0 9 1"]);
});
