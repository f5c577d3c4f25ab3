import { expect, test } from "vitest";
import type { StoryOutline } from "../../../src/domain/stories/story.ts";
import { orderStories } from "../../../src/domain/stories/story-order.ts";

const NOW = "2024-03-05T12:00:00.000Z";

function outline(id: string, more: Partial<StoryOutline> = {}): StoryOutline {
  const at = "2024-03-05T06:00:00.000Z";
  return {
    id,
    documents: 1,
    sources: 1,
    firstPublishedAt: at,
    lastPublishedAt: at,
    sentencesInLongest: 10,
    ...more,
  };
}

const ids = (outlines: readonly StoryOutline[], now = NOW) => orderStories(outlines, now).map(({ id }) => id);

test.each<[string, Partial<StoryOutline>, Partial<StoryOutline>]>([
  ["more sources", { sources: 3, documents: 3 }, { sources: 1, documents: 3 }],
  ["more documents", { documents: 4 }, { documents: 2 }],
  ["a longer report", { sentencesInLongest: 18 }, { sentencesInLongest: 2 }],
  [
    "fresher",
    {},
    { firstPublishedAt: "2024-03-03T06:00:00.000Z", lastPublishedAt: "2024-03-03T06:00:00.000Z" },
  ],
  ["begun later", {}, { firstPublishedAt: "2024-02-25T06:00:00.000Z" }],
])("ranks first: %s", (_, more, less) => {
  expect(ids([outline("less", less), outline("more", more)])).toEqual(["more", "less"]);
});

test("a story from four sources two days ago ranks above a one-line notice of today", () => {
  const old = "2024-03-03T12:00:00.000Z";
  const big = outline("big", {
    sources: 4,
    documents: 6,
    firstPublishedAt: old,
    lastPublishedAt: old,
    sentencesInLongest: 30,
  });
  expect(ids([outline("notice", { sentencesInLongest: 1 }), big])).toEqual(["big", "notice"]);
});

test("an old folder is ordered as on its own newest day", () => {
  const big = outline("big", { sources: 2, documents: 2, lastPublishedAt: "2024-03-04T06:00:00.000Z" });
  const fresh = outline("fresh");
  expect(ids([big, fresh], "2031-01-01T00:00:00.000Z")).toEqual(ids([big, fresh], fresh.lastPublishedAt));
});

test("the order is total: it does not depend on the order given", () => {
  const equal = ["c", "a", "b"].map((id) => outline(id));
  expect(ids(equal)).toEqual(["a", "b", "c"]);
  expect(ids(equal.toReversed())).toEqual(["a", "b", "c"]);
});
