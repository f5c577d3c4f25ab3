import pc from "picocolors";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { textsFor } from "../../../src/catalogues/texts.ts";
import { briefingView } from "../../../src/console/views/briefing-view.ts";
import type { Briefing } from "../../../src/domain/stories/story.ts";
import { countWords } from "../../../src/text/tokens/count-words.ts";
import { briefing, claim, header, story } from "../samples.ts";

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
  "Bari",
];

const view = (page: Briefing, { columns = 80, colour = false, timeZone = "Europe/Madrid" } = {}) =>
  briefingView(page, { columns, paint: pc.createColors(colour), timeZone, texts: textsFor("en") });

test("the heading shows the date and exact counts", () => {
  const stories = [
    story("Vigo"),
    story("Split", { status: "update", conflicts: [claim("Sources differ: 3 against 4.", "Split.txt", 3)] }),
  ];
  const { text } = view(briefing(stories, { documents: { read: 1240, unreadable: [] } }));
  expect(text.split("\n").slice(0, 2)).toEqual([
    "Morning brief · Tuesday 6 May 2025",
    "1,240 documents -> 2 stories · 1 new · 1 updated · 1 conflict",
  ]);
});

test("uses the hour and day of the time zone", () => {
  const late = briefing([story("Vigo")], { generatedAt: "2025-05-06T22:30:00.000Z" });
  expect(view(late).text).toContain("Morning brief · Wednesday 7 May 2025");
});

test("a story shows its change, its facts, the UPDATE mark and where sources differ", () => {
  const updated = story("Vigo", {
    status: "update",
    documents: [header("Vigo.txt"), header("wire.txt")],
    change: [claim("The cost rose from 41 to 47 million euros.", "wire.txt", 2)],
    conflicts: [
      {
        text: "41 million euros, 47 million euros.",
        evidence: [...claim("a", "Vigo.txt", 3).evidence, ...claim("b", "wire.txt", 2).evidence],
      },
    ],
  });
  const { text } = view(briefing([updated]));
  expect(text).toContain("1  The Vigo council voted to reopen the harbour [1]  UPDATE  (2 documents)\n");
  expect(text).toContain("   The cost rose from 41 to 47 million euros. [2]");
  expect(text).toContain("   - The Vigo vote was 14 to 3. [");
  expect(text).toMatch(/Sources differ: 41 million euros, 47 million euros\. \[2\]\[\d\]/);
});

test("a claim with quotations has each marker at its quotation", () => {
  const quoted = (text: string, document: string, sentence: number) => ({
    document,
    sentences: [sentence],
    quote: text,
  });
  const evidence = [quoted("41 million euros", "Vigo.txt", 9), quoted("44 million euros", "wire.txt", 2)];
  const conflict = { text: "Sources differ: “41 million euros” against “44 million euros”.", evidence };
  expect(view(briefing([story("Vigo", { conflicts: [conflict] })])).text).toMatch(
    /Sources differ: “41 million euros” \[\d\] against “44 million euros” \[\d\]\./,
  );
});

test("each distinct list of cited sentences has one number, and the saved list has it at that index", () => {
  const twice = story("Vigo", {
    keyFacts: [
      claim("Other words on the repairs.", "Vigo.txt", 2),
      claim("The vote was 14 to 3.", "Vigo.txt", 5),
    ],
  });
  const { text, shown } = view(briefing([twice]));
  const markerAfter = (words: string) =>
    text
      .replace(/\s+/g, " ")
      .split(words)[1]
      ?.match(/^ \[(\d+)\]/)?.[1];
  const first = markerAfter("after two years of repairs.");
  expect(markerAfter("Other words on the repairs.")).toBe(first);
  expect(shown.claims[Number(first) - 1]?.evidence).toEqual([
    {
      document: "Vigo.txt",
      sentences: [2],
      quote: "Ships will return to Vigo in June after two years of repairs.",
    },
  ]);
  const markers = new Set(text.match(/\[\d+\]/g));
  expect(markers.size).toBe(shown.claims.length);
});

test("the sources list names every marker's document, date and sentences", () => {
  const undated = story("Split", {
    documents: [
      header("Split.txt", {
        published: { at: "2025-05-06T01:00:00.000Z", precision: "instant", from: "arrival" },
      }),
    ],
  });
  const dayOnly = header("Vigo.txt", {
    published: { at: "2025-05-05T00:00:00.000Z", precision: "day", from: "text" },
  });
  const { text } = view(briefing([story("Vigo", { documents: [dayOnly] }), undated]));
  expect(text).toContain("   Vigo.txt (2025-05-05): [1]s1 [2]s2 [3]s3-4");
  expect(text).toContain("   Split.txt (undated): ");
  const west = view(briefing([story("Vigo", { documents: [dayOnly] })]), { timeZone: "America/Lima" });
  expect(west.text).toContain("Vigo.txt (2025-05-05)");
});

test("does not repeat sentences of the bottom line below it", () => {
  const lead = claim("Ships will return to Vigo in June after two years of repairs.", "Vigo.txt", 2);
  const { text } = view(briefing([story("Vigo")], { bottomLine: [lead] }));
  expect(text.split("Ships will return").length).toBe(2);
  expect(text).toContain("Bottom line: Ships will return");
});

test("shows five stories in full and five in brief, and counts the rest", () => {
  const { text } = view(
    briefing(
      TOWNS.map((town) => story(town)),
      { storyCount: 40 },
    ),
  );
  for (const [at, town] of TOWNS.slice(0, 5).entries()) expect(text).toContain(`\n${at + 1}  The ${town}`);
  const brief = text.slice(text.indexOf("In brief"), text.indexOf("Sources"));
  for (const town of TOWNS.slice(5, 10)) expect(brief).toMatch(new RegExp(`- The ${town} .* \\[\\d+\\]`));
  expect(brief).toContain("and 30 more stories");
  expect(text).not.toContain(TOWNS[10]);
});

test("has at most 450 words even with long sentences, and keeps the first stories", () => {
  const long = (town: string) => `${town} ${"and the harbour works went on and on ".repeat(8)}in ${town}.`;
  const stories = TOWNS.map((town) =>
    story(town, {
      summary: [claim(long(town), `${town}.txt`, 2)],
      keyFacts: Array.from({ length: 6 }, (_, n) => claim(long(`${town}${n}`), `${town}.txt`, n + 3)),
    }),
  );
  const unreadable = Array.from({ length: 60 }, (_, n) => ({
    path: `${n}.bin`,
    code: "binary" as const,
    reason: "This is not text: remove it from the folder.",
  }));
  const page = briefing(stories, { documents: { read: 72, unreadable } });
  const { text } = view(page);
  expect(countWords(text)).toBeLessThanOrEqual(450);
  expect(countWords(text)).toBeGreaterThan(300);
  expect(text).toContain("\n1  The Vigo council");
  expect(text).toContain("Could not be read: 60 files");
});

test("counts a story whose headline does not fit with the rest, without a gap in the numbers", () => {
  const endless = story("Split", { headline: "and then ".repeat(300) });
  const { text } = view(briefing([story("Vigo"), endless, story("Kiel")]));
  expect(text).toContain("\n2  The Kiel council");
  expect(text).toContain("In brief\n   - and 1 more story\n");
  expect(countWords(text)).toBeLessThanOrEqual(450);
});

test("lists unreadable files with their reasons and counts dropped sentences", () => {
  const { text } = view(
    briefing([story("Vigo")], {
      documents: {
        read: 1,
        unreadable: [{ path: "scan.pdf", code: "no-text", reason: "It holds pictures only." }],
      },
      dropped: [{ text: "x", reason: "number", detail: "x" }],
    }),
  );
  expect(text).toContain("Could not be read: 1 file\n   - scan.pdf: It holds pictures only.\n");
  expect(text).toContain("1 sentence left out: not matched to the source\n");
});

test("watch next lists each upcoming event once", () => {
  const upcoming = [claim("The ministers meet on 9 May 2025.", "Vigo.txt", 9)];
  const { text } = view(briefing([story("Vigo", { upcoming }), story("Split", { upcoming })]));
  expect(text).toContain("Watch next\n   - The ministers meet on 9 May 2025. [");
  expect(text.split("The ministers meet").length).toBe(2);
});

test("prints one line and no empty headings when there are no documents, or none in the window", () => {
  expect(view(briefing([])).text.split("\n")[2]).toBe(
    "No documents yet: put files in the documents folder (docs/formats.md lists the",
  );
  const since = briefing([], {
    window: { from: "2025-05-01T00:00:00.000Z", to: "2025-05-06T07:30:00.000Z" },
  });
  expect(view(since).text).toContain("0 documents since 1 May 2025, 02:00 -> 0 stories");
  expect(view(since).text).toContain("No documents from that time.");
  expect(view(briefing([])).text).not.toMatch(/In brief|Sources|Watch next|Bottom line/);
});

test("fits any width, in any script", () => {
  const chinese = story("Vigo", {
    summary: [claim("港口将于六月重新开放，维修工作历时两年。".repeat(4), "Vigo.txt", 2)],
  });
  for (const columns of [20, 41, 100]) {
    const lines = view(briefing([chinese, story("Split")]), { columns }).text.split("\n");
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
  }
});

test("writes plain text without colour, and no control sequences from documents", () => {
  const nasty = "Harbour \u001b]0;owned\u0007\u001b[2J\u009b31m opened\u202e\nagain";
  const page = briefing(
    [
      story("Vigo", {
        headline: nasty,
        summary: [claim(nasty, "bad\u001b[8m.txt", 1)],
        documents: [header("bad\u001b[8m.txt")],
      }),
    ],
    {
      documents: { read: 1, unreadable: [{ path: "\u001b[5mx", code: "binary", reason: nasty }] },
      bottomLine: [claim(nasty, "a", 3)],
    },
  );
  expect(view(page).text.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\u202e/u);
  const coloured = view(page, { colour: true }).text;
  expect(coloured).toContain("\u001b[1m");
  // Only our own colours remain: bold, dim, yellow and their ends.
  const ours = ["1", "2", "22", "33", "39"].map((code) => `\u001b[${code}m`);
  const rest = [...ours, "\n"].reduce((text, part) => text.replaceAll(part, ""), coloured);
  expect(rest).not.toMatch(/\p{Cc}/u);
});
