import { expect, test } from "vitest";
import { type PdfLine, pdfOf } from "../../make-pdf.ts";
import { readOne } from "../../read-one.ts";

async function sentencesOf(pages: readonly (readonly PdfLine[])[], info = ""): Promise<readonly string[]> {
  const read = await readOne("a.pdf", pdfOf(pages, info));
  if (typeof read === "string") throw new Error(read);
  return read.sentences;
}

function column(x: number, from: number, lines: readonly string[]): PdfLine[] {
  return lines.map((text, index) => ({ text, x, y: from - index * 12 }));
}

const LEFT = [
  "The dam above Corvale held through",
  "the night. Engineers had feared for",
  "the spillway since the rain set in.",
  "By four the river had begun to fall",
  "and the sirens fell silent, the coun-",
  "cil said. Nobody was hurt. The well-",
];
const RIGHT = [
  "known footbridge was carried away,",
  "and a well-known mill was flooded.",
  "Repairs will take until the autumn.",
  "Farmers lost about two hundred sheep",
  "on the low meadows by the old weir.",
  "The council meets again on Thursday.",
];

test("reads a title across two columns, then one column after the other, and joins hyphenated words", async () => {
  const sentences = await sentencesOf([
    [
      { text: "Corvale dam holds after night of rain", x: 60, y: 780, size: 20 },
      ...column(60, 740, LEFT),
      ...column(310, 740, RIGHT),
    ],
  ]);
  expect(sentences).toEqual([
    "Corvale dam holds after night of rain",
    "The dam above Corvale held through the night.",
    "Engineers had feared for the spillway since the rain set in.",
    "By four the river had begun to fall and the sirens fell silent, the council said.",
    "Nobody was hurt.",
    "The well-known footbridge was carried away, and a well-known mill was flooded.",
    "Repairs will take until the autumn.",
    "Farmers lost about two hundred sheep on the low meadows by the old weir.",
    "The council meets again on Thursday.",
  ]);
});

test("leaves out running heads and page numbers, and joins sentences across pages", async () => {
  const pages = [
    "rain fell on the hills",
    "the weir was opened",
    "the road was shut",
    "the sheep were found",
  ].map((what, index): PdfLine[] => [
    { text: "Valley Post - Weekly Report", x: 60, y: 810 },
    ...column(60, 700, [`On day ${index + 1} it was said that ${what} and that the people of`]),
    { text: `Page ${index + 1} of 4`, x: 280, y: 30 },
  ]);
  pages.push([
    { text: "Valley Post - Weekly Report", x: 60, y: 810 },
    ...column(60, 700, ["the valley slept."]),
  ]);
  const sentences = await sentencesOf(pages);
  expect(sentences.join(" ")).not.toMatch(/Weekly Report|Page \d/);
  expect(sentences.at(-1)).toContain("the people of the valley slept.");
});

test("leaves out the page number of a single page", async () => {
  const pages = [[...column(60, 740, LEFT), ...column(60, 600, RIGHT), { text: "- 7 -", x: 290, y: 30 }]];
  expect((await sentencesOf(pages)).join(" ")).not.toContain("7");
});

test("separates paragraphs by line distance, and takes title, author and date from the properties", async () => {
  const pages = [[...column(60, 700, LEFT.slice(0, 3)), ...column(60, 640, RIGHT.slice(2, 5))]];
  const info = "/Title (Dam holds after rain) /Author (Ann Reyes) /CreationDate (D:20240207183000+01'00')";
  const read = await readOne("a.pdf", pdfOf(pages, info));
  expect(read).toMatchObject({
    title: "Dam holds after rain",
    titleFrom: "metadata",
    author: "Ann Reyes",
    published: { at: "2024-02-07T17:30:00.000Z", precision: "instant", from: "arrival" },
    paragraphs: [1, 2, 4],
  });
  const program = await readOne("a.pdf", pdfOf(pages, "/Title (Microsoft Word - draft3.doc)"));
  expect(program).toMatchObject({ titleFrom: "file-name", title: "a" });
});

test("a PDF without text is no-text, a protected one encrypted, whatever its file name", async () => {
  expect(await readOne("scan.pdf", pdfOf([[]]))).toBe("no-text");
  expect(await readOne("a.txt", pdfOf([column(60, 700, LEFT)]))).toMatchObject({ title: "a" });
  const locked = pdfOf([column(60, 700, LEFT)])
    .toString("latin1")
    .replace(
      "trailer\n<< ",
      `trailer\n<< /ID [<00> <00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >> `,
    );
  expect(await readOne("locked.pdf", Buffer.from(locked, "latin1"))).toBe("encrypted");
});

test("a hyphen at a line's end stays before figures and names and in compounds, and a spaced heading is joined", async () => {
  const sentences = await sentencesOf([
    [
      { text: "T H E  D A M", x: 60, y: 780, size: 20 },
      ...column(60, 740, [
        "The council of the dam agreed by two-",
        "thirds on the budget of the year 2023-",
        "24 and on a relief plan for the Covid-",
        "19 years, which a 15-",
        "year-old pupil had proposed to the coun-",
        "cil in a letter of self-",
        "made rules that the mayor read out.",
      ]),
    ],
  ]);
  expect(sentences).toEqual([
    "THE DAM",
    "The council of the dam agreed by two-thirds on the budget of the year 2023-24 and on a relief plan for the Covid-19 years, which a 15-year-old pupil had proposed to the council in a letter of self-made rules that the mayor read out.",
  ]);
});
