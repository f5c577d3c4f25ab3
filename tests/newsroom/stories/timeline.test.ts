import { expect, onTestFinished, test } from "vitest";
import type { Claim } from "../../../src/domain/documents/claim.ts";
import { whatEachAdded } from "../../../src/newsroom/stories/timeline.ts";
import { documentOf } from "./documents.ts";

/** A document whose first sentence is title and headline, and whose other sentences are the summary. */
function reportOf(path: string, ...sentences: readonly string[]) {
  const claims: Claim[] = sentences.map((text, index) => ({
    text,
    evidence: [{ document: path, sentences: [index + 1], quote: text }],
  }));
  const [headline = { text: "", evidence: [] }, ...summary] = claims;
  return {
    document: documentOf(path, sentences),
    digest: { headline, summary, keyFacts: [], writer: "extractive" as const },
  };
}

const added = async (...documents: ReturnType<typeof reportOf>[]) =>
  (await whatEachAdded(documents)).map((claims) => claims.map(({ text }) => text));

const FIRST = reportOf(
  "1.txt",
  "Dam bursts above Kalindi",
  "A dam burst above the town of Kalindi on Thursday and 23 people were killed.",
  "Rain had fallen for six days in the valley.",
  "The government promised each family help.",
);

test("the first report adds two claims, later ones only new claims", async () => {
  const later = reportOf(
    "2.txt",
    "Kalindi dam: engineer arrested",
    "A dam burst above the town of Kalindi on Thursday, and 23 people were killed.",
    "Police arrested the engineer who had inspected the wall.",
  );
  expect(await added(FIRST, later)).toEqual([
    [FIRST.digest.summary[0]?.text, FIRST.digest.summary[1]?.text],
    ["Police arrested the engineer who had inspected the wall."],
  ]);
});

test("the same sentence with another figure is new", async () => {
  const toll = "A dam burst above the town of Kalindi on Thursday and 31 people were killed.";
  expect((await added(FIRST, reportOf("2.txt", "Kalindi dam toll", toll)))[1]).toEqual([toll]);
});

test("a repetition adds nothing, even if the earlier digest left the sentence out", async () => {
  const copy = reportOf("2.txt", "Dam bursts above Kalindi", "The government promised each family help.");
  expect((await added(FIRST, copy))[1]).toEqual([]);
});

test("adds no claim twice within a document, and the headline if there is nothing else", async () => {
  const twice = reportOf(
    "2.txt",
    "Bridge closed",
    "The bridge at Tareth was closed by the army.",
    "The army closed the bridge at Tareth.",
  );
  expect((await added(FIRST, twice))[1]).toEqual(["The bridge at Tareth was closed by the army."]);
  expect((await added(FIRST, reportOf("2.txt", "Minister resigns over failed wall")))[1]).toEqual([
    "Minister resigns over failed wall",
  ]);
});

test("other work gets its turn between long documents", async () => {
  const long = (path: string) =>
    reportOf(path, ...Array.from({ length: 5_000 }, (_, at) => `Pump ${at} of ${path} ran for ${at} hours.`));
  const documents = ["1.txt", "2.txt", "3.txt"].map(long);
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 0);
  onTestFinished(() => clearInterval(timer));
  await whatEachAdded(documents);
  expect(turns).toBeGreaterThan(0);
});
