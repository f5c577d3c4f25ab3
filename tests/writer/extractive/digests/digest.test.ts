import fc from "fast-check";
import { expect, test } from "vitest";
import type { Claim } from "../../../../src/domain/documents/claim.ts";
import type { Document } from "../../../../src/domain/documents/document.ts";
import type { Digest } from "../../../../src/domain/stories/story.ts";
import { digestDocument } from "../../../../src/writer/extractive/digests/digest.ts";
import { createExtractiveWriter } from "../../../../src/writer/extractive/extractive-writer.ts";
import { documentOf, FERRY } from "../documents.ts";

function claimsOf({ headline, summary, keyFacts }: Digest): Claim[] {
  return [headline, ...summary, ...keyFacts];
}

function quotesItsSentences(document: Document, claim: Claim): boolean {
  return claim.evidence.every(({ quote, sentences }) =>
    sentences
      .map((n) => document.sentences[n - 1] ?? "")
      .join(" ")
      .includes(quote),
  );
}

test("digests a report without its boilerplate", () => {
  const digest = digestDocument(
    documentOf("ferry.txt", FERRY, { title: "Ferry runs aground off Port Ellen" }),
  );
  const texts = claimsOf(digest).map((claim) => claim.text);

  expect(digest.headline.text).toBe("Ferry runs aground off Port Ellen");
  expect(digest.summary[0]?.text).toBe(
    "A car ferry with 212 passengers ran aground off Port Ellen on Tuesday after its engines failed, the coastguard said.",
  );
  expect(digest.summary.length).toBeGreaterThanOrEqual(2);
  expect(digest.keyFacts.length).toBeGreaterThanOrEqual(3);
  expect(texts.join("\n")).not.toMatch(/Sign up|Read more|By Ada|lifeboats\?/);
});

test("key facts stand alone, and neither they nor the summary repeat anything", () => {
  const digest = digestDocument(
    documentOf("ferry.txt", FERRY, { title: "Ferry runs aground off Port Ellen" }),
  );
  const facts = digest.keyFacts.map((claim) => claim.text);
  const summary = digest.summary.map((claim) => claim.text);

  expect(facts.some((fact) => fact.startsWith("He "))).toBe(false);
  for (const list of [summary, facts]) {
    expect(new Set(list).size).toBe(list.length);
    expect(list.filter((text) => text.includes("ran aground")).length).toBeLessThan(2);
  }
});

test("each claim quotes its cited sentences, whatever the document contains", () => {
  const words = fc.array(fc.string({ unit: "binary", minLength: 1, maxLength: 9 }), { maxLength: 12 });
  const sentence = words.map((list) => `${list.join(" ")}.`.replace(/\s+/g, " ").trim());
  const sentences = fc.array(fc.oneof(sentence, fc.constantFrom(...FERRY)), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(sentences, fc.boolean(), (list, titled) => {
      const [title = ""] = list;
      const document: Document = {
        ...documentOf("x.txt", []),
        sentences: list,
        paragraphs: [1],
        title,
        titleFrom: titled ? "text" : "file-name",
      };
      for (const claim of claimsOf(digestDocument(document))) {
        expect(claim.evidence.length).toBeGreaterThan(0);
        expect(quotesItsSentences(document, claim)).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test.each([
  ["Rates held as prices cool | Northern Herald", "Rates held as prices cool"],
  ["Lake ice thins early, report finds - TNB", "Lake ice thins early, report finds"],
  ["Dam breaks above Corvo village. Hundreds flee ...", "Dam breaks above Corvo village"],
  ["Bread prices rise again as Poland ends its ...", "Bread prices rise again"],
])("the headline of %j", (title, headline) => {
  const body = ["The council of Corvo met on Monday and agreed on a budget of 4 million euros."];
  expect(digestDocument(documentOf("a.txt", body, { title })).headline.text).toBe(headline);
});

test("without a title, the headline is the best sentence, cut at a clause boundary", () => {
  const body = [
    "The island of Corvo has banned private cars from its only village, which has fewer than four hundred inhabitants and one road, the mayor texts reporters on Monday evening.",
  ];
  const { headline } = digestDocument(documentOf("corvo.txt", body));

  expect(headline.text).toBe("The island of Corvo has banned private cars from its only village");
  expect(headline.evidence).toEqual([{ document: "corvo.txt", sentences: [1], quote: headline.text }]);
});

test("a tiny document has fewer claims, and one without statements still has a headline", () => {
  const tiny = digestDocument(documentOf("tiny.txt", ["The bridge at Zell is closed until May."]));
  const list = digestDocument(documentOf("list.txt", ["Opening hours", "Monday to Friday"]));

  expect(tiny.summary).toHaveLength(1);
  expect(tiny.keyFacts).toEqual(tiny.summary);
  expect(list.headline.text).not.toBe("");
});

test("digests 50,000 words in linear time and yields to the event loop", async () => {
  const report = FERRY.slice(0, 12);
  const long = documentOf(
    "long.txt",
    Array.from({ length: 300 }, (_, i) => report.map((line) => line.replace("ferry", `ferry ${i}`))).flat(),
  );
  const start = performance.now();
  const digest = digestDocument(long);

  expect(digest.summary).toHaveLength(3);
  expect(performance.now() - start).toBeLessThan(1500);
  let turns = 0;
  const ticking = setInterval(() => turns++, 0);
  expect(await createExtractiveWriter().digest(long)).toEqual(digest);
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(2);
});

test.each([
  ["no full stop", "word ".repeat(40_000)],
  ["no space", "a".repeat(200_000)],
  ["endless clauses", `${"Oban, ".repeat(20_000)}said.`],
  ["endless brackets", "(".repeat(50_000)],
  ["many capitals before an agency", `${"OBAN ".repeat(20_000)}(AP`],
])("quotes text with %s in part and within 500 ms", (_, text) => {
  const document: Document = { ...documentOf("x.txt", []), sentences: [text.trim()], paragraphs: [1] };
  const start = performance.now();
  const claims = claimsOf(digestDocument(document));

  expect(performance.now() - start).toBeLessThan(500);
  for (const claim of claims) {
    expect(claim.text.length).toBeLessThanOrEqual(1000);
    expect(quotesItsSentences(document, claim)).toBe(true);
  }
});

test("tells the newest entry of a live page, and no older count of the same", () => {
  const entries = [
    "20:00 - The health ministry now counts 31 dead, among them four children.",
    "15:10 - The health ministry counts 22 dead.",
    "11:30 - Trains between the islands have stopped for the day.",
    "08:05 - First reports speak of two dead in North Bay.",
  ];
  for (const order of [entries, entries.toReversed()]) {
    const digest = digestDocument(documentOf("live.txt", order, { title: "Storm on Marrow: live updates" }));
    expect(digest.summary.map(({ text }) => text)).toEqual([expect.stringContaining("31 dead")]);
    expect(digest.keyFacts.map(({ text }) => text).join(" ")).not.toMatch(/22 dead|two dead/);
  }
});

test("no sentence of a correction note stands by itself", () => {
  const digest = digestDocument(
    documentOf("fire.txt", [
      "A fire in the market hall of Lorne on Monday night killed nine people, the fire brigade said.",
      "Correction: An earlier version of this article said that 15 people were killed. It also wrongly said that the hall belongs to the city.",
      "Forty people were in the hall when the fire broke out.",
    ]),
  );
  const shown = claimsOf(digest).map(({ text }) => text);
  expect(shown.join(" ")).not.toMatch(/15 people|belongs to the city/);
  expect(shown.join(" ")).toContain("Forty people");
});
