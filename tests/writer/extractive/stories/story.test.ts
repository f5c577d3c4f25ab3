import { expect, test } from "vitest";
import type { Document } from "../../../../src/domain/documents/document.ts";
import type { BriefingStory } from "../../../../src/domain/stories/story.ts";
import type { StoryMaterial } from "../../../../src/domain/writing/writer.ts";
import { digestDocument } from "../../../../src/writer/extractive/digests/digest.ts";
import { bottomLineOf } from "../../../../src/writer/extractive/stories/bottom-line.ts";
import { storyText } from "../../../../src/writer/extractive/stories/story.ts";
import { upcomingClaims } from "../../../../src/writer/extractive/stories/upcoming.ts";
import { documentOf, FERRY } from "../documents.ts";

function material(documents: readonly Document[], today = "2024-03-07"): StoryMaterial {
  return {
    id: "ferry",
    today,
    documents: documents.map((document) => ({ document, digest: digestDocument(document) })),
  };
}

const FIRST = documentOf("a/first.txt", FERRY, {
  title: "Ferry runs aground off Port Ellen",
  date: "2024-03-05",
});
const LATER = documentOf(
  "b/later.txt",
  [
    "The ferry that ran aground off Port Ellen was towed back to the harbour on Wednesday, Western Line said.",
    "Divers found a crack of four metres in the hull, the company said.",
    "Western Line paid a fine of 90,000 pounds in 2019 for sailing with a faulty fire alarm.",
    "Lifeboats from Islay and Jura took 180 of the passengers to shore by noon, the coastguard said.",
    "An inquiry ordered by Scotland's transport minister begins on 11 March 2024.",
  ],
  { title: "Stranded ferry towed back to harbour", date: "2024-03-06" },
);

test("a story leads with its latest document and repeats nothing", async () => {
  const story = await storyText(material([FIRST, LATER]));
  const texts = [...story.summary, ...story.keyFacts].map((claim) => claim.text);

  expect(story.headline).toBe("Stranded ferry towed back to harbour");
  expect(story.headlineEvidence[0]?.document).toBe("b/later.txt");
  expect(story.summary[0]?.text).toContain("towed back");
  expect(texts.filter((text) => text.includes("fire alarm"))).toHaveLength(1);
  expect(texts.filter((text) => text.includes("Islay and Jura"))).toHaveLength(1);
  expect(story.keyFacts.some(({ evidence }) => evidence[0]?.document === "a/first.txt")).toBe(true);
});

test("among equally new documents, the one whose headline the others support leads", async () => {
  const report = (path: string, title: string, line: string) =>
    documentOf(path, [line, "Western Line cancelled all of its sailings on Tuesday."], {
      title,
      date: "2024-03-05",
    });
  const documents = [
    report("a.txt", "Ferry runs aground off Port Ellen", "A ferry ran aground off Port Ellen on Tuesday."),
    report("b.txt", "Port Ellen ferry aground", "The ferry lies aground off Port Ellen, its line said."),
    report("c.txt", "Why I never travel by sea", "A ferry aground off Port Ellen made the columnist think."),
  ];
  expect((await storyText(material(documents))).headline).toBe("Port Ellen ferry aground");
  expect((await storyText(material([...documents, LATER]))).headline).toBe(
    "Stranded ferry towed back to harbour",
  );
});

test("a statement in two documents cites both, but only if the figures agree", async () => {
  const reworded = documentOf(
    "a/first.txt",
    FERRY.map((line) => (line.includes("fire alarm") ? `On Friday: ${line}` : line)),
    { date: "2024-03-05" },
  );
  const both = await storyText(material([reworded, LATER]));
  const fine = [...both.summary, ...both.keyFacts].find((claim) => claim.text.includes("fire alarm"));
  expect(fine?.evidence.map(({ document }) => document).sort()).toEqual(["a/first.txt", "b/later.txt"]);

  const copies = await storyText(material([FIRST, LATER]));
  const copied = [...copies.summary, ...copies.keyFacts].find((claim) => claim.text.includes("fire alarm"));
  expect(copied?.evidence).toHaveLength(1);

  const other = documentOf(
    "a/first.txt",
    FERRY.map((line) => line.replace("90,000", "95,000")),
    { date: "2024-03-05" },
  );
  const differing = await storyText(material([other, LATER]));
  const later = [...differing.summary, ...differing.keyFacts].find((claim) => claim.text.includes("90,000"));
  expect(later?.evidence.map(({ document }) => document)).toEqual(["b/later.txt"]);
});

test("upcoming events are dated after today, soonest first", async () => {
  const upcoming = await upcomingClaims(LATER, "2024-03-07");
  expect(upcoming.map(({ date }) => date)).toEqual(["2024-03-11"]);
  expect(upcoming[0]?.claim.text).toContain("begins on 11 March 2024");
  expect(await upcomingClaims(LATER, "2024-03-11")).toEqual([]);

  const past = documentOf(
    "p.txt",
    ["The minister of ports took office 1 July after a long career in Oban."],
    {
      date: "2024-03-06",
    },
  );
  expect(await upcomingClaims(past, "2024-03-07")).toEqual([]);

  const undated = documentOf("c.txt", ["The hearing of the port authority will open on Friday in Oban."]);
  expect(await upcomingClaims(undated, "2024-03-07")).toEqual([]);
  const dated = documentOf("c.txt", ["The hearing of the port authority will open on Friday in Oban."], {
    date: "2024-03-06",
  });
  expect((await upcomingClaims(dated, "2024-03-07")).map(({ date }) => date)).toEqual(["2024-03-08"]);
  expect((await storyText(material([LATER, dated]))).upcoming.map(({ text }) => text)).toEqual([
    "The hearing of the port authority will open on Friday in Oban.",
    "An inquiry ordered by Scotland's transport minister begins on 11 March 2024.",
  ]);
});

async function briefingStory(id: string, document: Document): Promise<BriefingStory> {
  const text = await storyText(material([document]));
  return {
    ...text,
    id,
    status: "new",
    publishedAt: document.published.at,
    documents: [document],
    conflicts: [],
    change: [],
  };
}

test("the bottom line takes the first stories that differ", async () => {
  const votes = documentOf("v.txt", [
    "Voters in Norland rejected a tax on plastic bags by 61 percent on Sunday.",
  ]);
  const line = bottomLineOf([
    await briefingStory("1", FIRST),
    await briefingStory("2", FIRST),
    await briefingStory("3", votes),
    await briefingStory("4", LATER),
  ]);

  expect(line.map(({ evidence }) => evidence[0]?.document)).toEqual(["a/first.txt", "v.txt"]);
  expect(bottomLineOf([])).toEqual([]);

  const [dependent, standalone] = ["He called the vote a lesson.", "Voters in Norland rejected the tax."].map(
    (text) => ({
      text,
      evidence: [],
    }),
  );
  const summary = [dependent, standalone].filter((claim) => claim !== undefined);
  expect(bottomLineOf([{ ...(await briefingStory("1", votes)), summary }])).toEqual([standalone]);
});
