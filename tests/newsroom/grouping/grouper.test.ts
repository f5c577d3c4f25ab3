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

function quake(place: string, magnitude: string, miles: string): readonly string[] {
  return [
    `A shallow magnitude ${magnitude} earthquake was reported on Tuesday morning ${miles} miles from ${place}, the survey said.`,
    "The temblor occurred at a depth of 14 miles.",
    "In the last ten days there have been no earthquakes of magnitude 3.0 or greater centered nearby.",
    "The information comes from the notification service of the survey and was written by an algorithm.",
  ];
}

test("reports by one template are different stories if their names differ", () => {
  const grouper = createStoryGrouper();
  const place = (path: string, sentences: readonly string[]) =>
    grouper.place(documentOf(path, sentences)).storyId;
  const aldry = place("a.txt", quake("Aldry", "4.5", "12"));
  const corvale = place("b.txt", quake("Corvale", "5.1", "7"));
  expect(corvale).not.toBe(aldry);
  expect(place("c.txt", quake("Aldry", "4.6", "12"))).toBe(aldry);
});

test("the same thing in two countries is two stories", () => {
  const grouper = createStoryGrouper();
  const resigned = (country: string, minister: string, bought: string, successor: string) => [
    `The health minister of ${country}, ${minister}, resigned on Tuesday over the purchase of ${bought}.`,
    `The prime minister accepted his resignation and named ${successor} as his successor.`,
  ];
  const one = grouper.place(
    documentOf("a.txt", resigned("Kelland", "Ivo Pell", "masks", "Ana Lenz")),
  ).storyId;
  const other = resigned("Ostmark", "Per Holm", "vaccines", "Olga Brandt");
  expect(grouper.place(documentOf("b.txt", other)).storyId).not.toBe(one);
});

test("a round-up neither joins a story nor gathers reports", () => {
  const grouper = createStoryGrouper();
  const story = grouper.place(documentOf("a.txt", BRIDGE)).storyId;
  const title = "Five things you need to know on Tuesday";
  const roundUp = grouper.place(documentOf("b.txt", [...BRIDGE_AGAIN, ...OIL], { title })).storyId;
  expect(roundUp).not.toBe(story);
  expect(grouper.place(documentOf("c.txt", BRIDGE_AGAIN)).storyId).toBe(story);
  expect(grouper.place(documentOf("d.txt", [...BRIDGE_AGAIN, ...OIL], { title })).storyId).toBe(roundUp);
});

test("function words of a language make no story", () => {
  const grouper = createStoryGrouper();
  const place = (path: string, sentences: readonly string[]) =>
    grouper.place(documentOf(path, sentences, { language: "es" })).storyId;
  const fire = place("a.txt", [
    "Al menos ocho personas murieron en el incendio de un hotel en Bilbao, pero fue sobre todo el humo el que mató.",
    "El fuego comenzó en la cocina, como han dicho los bomberos, y se extendió por las plantas.",
  ]);
  const actor = place("b.txt", [
    "El actor Luis Serna murió en Madrid, pero fue sobre todo el que más premios ganó por los papeles en las tablas.",
    "El velatorio se instala en el teatro, como han dicho los suyos, y será por la tarde.",
  ]);
  expect(actor).not.toBe(fire);
});

test("reads a signature from before names, years and round-ups were marked", () => {
  const grouper = createStoryGrouper();
  const { storyId, signature } = createStoryGrouper().place(documentOf("a.txt", BRIDGE));
  const view = new DataView(signature.buffer, signature.byteOffset);
  for (let at = 4 + 16 * 4; at < signature.length; at += 4)
    view.setUint32(at, view.getUint32(at, true) & 0x3fffffff, true);
  view.setUint16(2, 0, true);
  expect(grouper.load({ path: "a.txt", storyId, published: "2024-03-05T09:00:00.000Z", signature })).toBe(
    true,
  );
  expect(grouper.place(documentOf("b.txt", BRIDGE_AGAIN)).storyId).toBe(storyId);
});
