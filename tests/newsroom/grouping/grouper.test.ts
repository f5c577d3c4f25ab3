import { expect, test } from "vitest";
import { createStoryGrouper } from "../../../src/newsroom/grouping/grouper.ts";
import { documentOf, published } from "../stories/documents.ts";

const BRIDGE = [
  "A rail bridge over the Velm river near Ostrava collapsed on Monday and a freight train fell into the water.",
  "The engine driver was pulled out alive, rescuers said.",
  "Inspectors had warned of cracks in the Velm bridge two years ago.",
];
const BRIDGE_AGAIN = [
  "Freight train plunges into the Velm as the rail bridge near Ostrava gives way.",
  "Rescuers brought the driver to a hospital in Ostrava.",
  "The collapse of the bridge closes the line for months, the railway said.",
];
const ELECTION = [
  "Voters in Norland elected Ida Holm as president on Sunday with 54 percent of the vote.",
  "Holm, a former judge, promised to cut taxes on small firms.",
  "Her rival Jonas Berg conceded before midnight.",
];
const OIL = [
  "Oil prices fell to their lowest level since June as stocks in the United States grew.",
  "Brent crude lost 3 percent and closed at 71 dollars a barrel.",
  "Traders expect OPEC to keep its output as it is.",
];

test("groups reports of one event even in a handful of documents", () => {
  const grouper = createStoryGrouper();
  const ids = [BRIDGE, ELECTION, BRIDGE_AGAIN, OIL].map(
    (sentences, i) => grouper.place(documentOf(`${i}.txt`, sentences)).storyId,
  );
  expect(ids[2]).toBe(ids[0]);
  expect(new Set(ids).size).toBe(3);
  expect(ids.every((id) => /^[0-9a-f]{12}$/.test(id))).toBe(true);
});

test("signatures restore the grouping after a restart", () => {
  const [first, second] = [createStoryGrouper(), createStoryGrouper()];
  for (const [path, sentences] of [["a.txt", BRIDGE] as const, ["b.txt", ELECTION] as const]) {
    const document = documentOf(path, sentences);
    const { storyId, signature } = first.place(document);
    expect(signature.length).toBeLessThanOrEqual(1024);
    expect(second.load({ path, storyId, published: document.published.at, signature })).toBe(true);
  }
  const late = documentOf("c.txt", BRIDGE_AGAIN);
  expect(second.place(late)).toEqual(first.place(late));
});

test("refuses a signature of another version", () => {
  const grouper = createStoryGrouper();
  const { signature } = createStoryGrouper().place(documentOf("a.txt", BRIDGE));
  signature[0] = 250;
  const stored = { path: "a.txt", storyId: "s", published: "2024-03-05T09:00:00.000Z" };
  expect(grouper.load({ ...stored, signature })).toBe(false);
  expect(grouper.load({ ...stored, signature: new Uint8Array(3) })).toBe(false);
  expect(grouper.size).toBe(0);
});

test("publication more than a week apart separates similar reports, but not copies", () => {
  const publishedOn = (day: string) => ({ published: published(day) });
  const grouper = createStoryGrouper();
  const first = grouper.place(documentOf("a.txt", BRIDGE, publishedOn("2024-03-04"))).storyId;
  const others = createStoryGrouper();
  const other = others.place(documentOf("a.txt", BRIDGE, publishedOn("2024-03-04"))).storyId;
  expect(others.place(documentOf("b.txt", BRIDGE_AGAIN, publishedOn("2024-03-05"))).storyId).toBe(other);
  expect(grouper.place(documentOf("b.txt", BRIDGE_AGAIN, publishedOn("2024-03-20"))).storyId).not.toBe(first);
  expect(grouper.place(documentOf("d.txt", BRIDGE, publishedOn("2024-04-30"))).storyId).toBe(first);
});

test("an edited document alone in its story keeps it unless the content is different news", () => {
  const grouper = createStoryGrouper();
  const first = grouper.place(documentOf("live.txt", BRIDGE)).storyId;
  const edited = documentOf("live.txt", [...BRIDGE, "The line stays closed."], {
    contentHash: "f".repeat(64),
  });
  expect(grouper.place(edited).storyId).toBe(first);
  expect(grouper.place(documentOf("live.txt", OIL, { contentHash: "e".repeat(64) })).storyId).not.toBe(first);
  expect(grouper.size).toBe(1);
});

test("removed documents attract no new ones", () => {
  const grouper = createStoryGrouper();
  const first = grouper.place(documentOf("a.txt", BRIDGE)).storyId;
  grouper.remove("a.txt");
  grouper.remove("never-there.txt");
  expect(grouper.size).toBe(0);
  expect(grouper.place(documentOf("b.txt", BRIDGE_AGAIN)).storyId).not.toBe(first);
});

test("story ids stay unique after the first document of a story leaves and returns", () => {
  const grouper = createStoryGrouper();
  const first = grouper.place(documentOf("a.txt", BRIDGE)).storyId;
  expect(grouper.place(documentOf("b.txt", BRIDGE_AGAIN)).storyId).toBe(first);
  grouper.place(documentOf("a.txt", OIL));
  expect(grouper.place(documentOf("b.txt", ELECTION)).storyId).not.toBe(first);
});

test("thousands of near-duplicates are one story, also after one of them was edited", () => {
  const grouper = createStoryGrouper();
  const place = (number: number) => {
    const [first, ...others] = BRIDGE;
    return grouper.place(
      documentOf(`${number}.txt`, [`Bulletin ${number}${number % 7}.`, `${first}`, ...others]),
    ).storyId;
  };
  const stories = new Set(Array.from({ length: 3_000 }, (_, number) => place(number)));
  expect(stories.size).toBe(1);
  expect(stories.has(place(2_999))).toBe(true);
  expect(stories.has(place(3_000))).toBe(true);
});
