import fc from "fast-check";
import { expect, test } from "vitest";
import { customId } from "../../../src/discord/message/custom-id.ts";
import { escapeText } from "../../../src/discord/message/escape.ts";
import { renderBriefing } from "../../../src/discord/render/briefing.ts";
import { countVisibleWords } from "../../../src/discord/render/count-words.ts";
import type { Briefing } from "../../../src/domain/stories/story.ts";
import { briefing, claim, header, NOW, story } from "../../console/samples.ts";
import { visibleText } from "../message/markdown.ts";
import {
  anyBriefing,
  buttonIds,
  expectMarked,
  expectResolvable,
  expectValidMessage,
  markdownOf,
  REF,
  visibleTextIn,
} from "./bodies.ts";

const TOWNS = [
  "Vigo",
  "Split",
  "Bergen",
  "Turku",
  "Palma",
  "Gdynia",
  "Rouen",
  "Cadiz",
  "Kiel",
  "Riga",
  "Oulu",
];

const render = (page: Briefing, over: { language?: string; title?: string; timeZone?: string } = {}) =>
  renderBriefing(page, { ref: REF, language: "en", timeZone: "Europe/Madrid", ...over });

const text = (page: Briefing, over = {}) => visibleTextIn(render(page, over).parts);

test("a briefing shows its time, its counts, the bottom line and its writer", () => {
  const page = briefing([story("Vigo"), story("Split", { status: "update" })], {
    bottomLine: [claim("Two harbours reopen.", "Vigo.txt", 9)],
    documents: { read: 1240, unreadable: [] },
  });
  const [body] = render(page).parts;
  expect(body === undefined ? [] : markdownOf(body).slice(0, 2)).toEqual([
    "## Morning brief\n<t:1746516600:F>\n-# 1,240 documents → 2 stories · 1 new · 1 updated",
    "**Bottom line:** Two harbours reopen.\u00a0[1]",
  ]);
  expect(text(page)).toContain("Sentences taken from the documents, no language model");
});

test("a story has its headline, UPDATE mark, news, facts, conflicts and an Open button", () => {
  const updated = story("Vigo", {
    status: "update",
    documents: [header("Vigo.txt"), header("wire.txt")],
    change: [claim("The cost rose from 41 to 47 million euros.", "wire.txt", 2)],
    conflicts: [
      {
        text: "Sources differ: “41 million” against “47 million”.",
        evidence: [
          { document: "Vigo.txt", sentences: [3], quote: "41 million" },
          { document: "wire.txt", sentences: [2], quote: "47 million" },
        ],
      },
    ],
  });
  const { parts, shown } = render(briefing([updated]));
  const [body] = parts;
  const section = body === undefined ? "" : (markdownOf(body)[1] ?? "");
  const lines = section.replaceAll("\u00a0", " ").split("\n");
  expect(lines[0]).toBe(
    "**1** · **The Vigo council voted to reopen the harbour** [1] `UPDATE` · 2 documents",
  );
  expect(lines[1]).toMatch(/^The cost rose from 41 to 47 million euros\. \[2\] Ships will return/);
  expect(lines[2]).toBe("- The Vigo vote was 14 to 3. [4]");
  expect(lines.at(-1)).toBe("**Sources differ:** “41 million” [7] against “47 million” [2].");
  expect(shown.claims[6]?.text).toBe("Sources differ: “41 million” against “47 million”.");
  expect(body === undefined ? [] : buttonIds(body)).toEqual([
    customId("open", REF, 1),
    customId("ask", REF, 1),
    customId("sources", REF, 1),
    customId("report", REF),
  ]);
  expect(shown.stories).toEqual(["Vigo"]);
});

test("a full day fits one message, five stories in full, five in brief, the rest counted", () => {
  const page = briefing(TOWNS.map((town) => story(town)));
  const { parts, shown } = render(page);
  expect(parts.length).toBe(1);
  expect(shown.stories).toEqual(TOWNS.slice(0, 5));
  const seenText = visibleTextIn(parts);
  expect(seenText).toContain("In brief\n- The Gdynia council");
  expect(seenText).toContain("and 1 more story");
  expect(seenText).not.toContain("Watch next");
  expect(seenText).not.toContain("Could not be read");
});

test("the stories shown in full are kept with the page, in its order", () => {
  const stories = TOWNS.map((town) => story(town));
  const pages = stories
    .slice(0, 5)
    .map((one) => ({ at: NOW, writer: "extractive" as const, story: one, timeline: [] }));
  const { shown } = render(briefing(stories, { pages }));
  expect(shown.storyPages).toEqual(pages);
  const long = stories.map((one) => ({ ...one, summary: [claim("word ".repeat(60), `${one.id}.txt`, 2)] }));
  const full = render(briefing(long, { pages })).shown;
  expect(full.stories?.length).toBeLessThan(5);
  expect(full.storyPages?.map((page) => page.story.id)).toEqual(full.stories);
  expect(render(briefing(stories)).shown).not.toHaveProperty("storyPages");
});

test("at most three unreadable files are listed with their reasons, the rest is counted", () => {
  const unreadable = ["a_b", "c", "d", "e"].map((name) => ({
    path: `${name}.pdf`,
    code: "malformed" as const,
    reason: "This is **broken**.",
  }));
  const seenText = text(briefing([story("Vigo")], { documents: { read: 1, unreadable } }));
  expect(seenText).toContain("Could not be read: 4 files\na_b.pdf: This is **broken**.\nc.pdf");
  expect(seenText).toContain("d.pdf: This is **broken**.\nand 1 more file");
  expect(seenText).not.toContain("e.pdf");
});

test.each([
  [{ writer: "model", model: "gpt_4*o", fallbacks: 0 }, "Written by gpt_4*o, matched to its sources"],
  [{ writer: "model", model: "m", fallbacks: 2 }, "2 texts by the built-in writer: the model did not answer"],
  [{ writer: "extractive", model: "m", fallbacks: 3 }, "Written by the built-in writer: the model did not"],
] as const)("names the writer: %j", (over, words) => {
  expect(text(briefing([story("Vigo")], over))).toContain(words);
});

test("a briefing without news is one line, with a marker", () => {
  const { parts } = render(briefing([], { documents: { read: 3, unreadable: [] } }));
  expect(parts.map(markdownOf)).toEqual([["**Morning brief** · Nothing new in these documents."]]);
  expectMarked(parts);
});

test("a German briefing is German, with a given title or the default one", () => {
  const page = briefing([story("Vigo", { status: "update" })], {
    window: { from: "2025-05-05T00:00:00.000Z", to: "x" },
  });
  const seenText = text(page, { language: "de", title: "Hafen *heute*" });
  expect(seenText).toContain("Hafen *heute*\n");
  expect(seenText).toContain("1 Dokument seit {timestamp} → 1 Meldung · 1 aktualisiert");
  expect(seenText).toContain("AKTUALISIERT");
  expect(text(page, { language: "de" })).toContain("Briefing am Morgen");
});

test("for any briefing, its messages are valid, short, complete and resolvable", () => {
  fc.assert(
    fc.property(anyBriefing, fc.constantFrom("en", "de"), (page, language) => {
      const { parts, shown } = render(page, { language });
      expect(parts.length).toBeGreaterThan(0);
      for (const part of parts) expectValidMessage(part);
      expect(countVisibleWords(parts)).toBeLessThanOrEqual(450);
      expectMarked(parts);
      expectResolvable(parts, shown);
      expectWhole(page, visibleTextIn(parts));
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

/** Checks that every claim that starts in the text is complete, or was too long and ends with an ellipsis. */
function expectWhole({ stories, bottomLine }: Briefing, seenText: string): void {
  const texts = [
    ...bottomLine.map((one) => one.text),
    ...stories.flatMap((one) => [
      one.headline,
      ...[...one.summary, ...one.change, ...one.keyFacts, ...one.conflicts, ...one.upcoming].map(
        (c) => c.text,
      ),
    ]),
  ];
  for (const whole of texts) {
    const [beginning = ""] = whole.split(" ");
    if (!seenText.includes(`${beginning} `)) continue;
    const escaped = escapeText(whole);
    if (seenText.includes(visibleText(escaped))) continue;
    expect(escaped.length).toBeGreaterThan(3400);
    expect(seenText).toContain("…");
  }
}

test("a claim longer than a message is cut for display only, at a sentence end if possible", () => {
  const long = `claim ${"字".repeat(100)}. `.repeat(60).trim();
  const { parts, shown } = render(briefing([story("Vigo", { summary: [claim(long, "Vigo.txt", 2)] })]));
  for (const part of parts) expectValidMessage(part);
  expect(parts.length).toBeGreaterThan(1);
  expect(visibleTextIn(parts)).toMatch(/字\. …\s\[2\]/);
  expect(shown.claims[1]?.text).toBe(long);
});
