import { expect, test } from "vitest";
import type { ReadDocument } from "../../../src/ingest/document/build-document.ts";
import { readDocument } from "../../../src/ingest/document/read-document.ts";

const MODIFIED = Date.UTC(2024, 1, 9, 10, 30);

async function read(path: string, content: string | Uint8Array): Promise<ReadDocument> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const document = await readDocument({ path, bytes, modifiedMs: MODIFIED });
  if ("code" in document) throw new Error(`${path} is unreadable: ${document.reason}`);
  if ("items" in document) throw new Error(`${path} contains several documents`);
  return document;
}

test("header lines give title, author, source and date, and are not sentences", async () => {
  const document = await read(
    "a.txt",
    "Dam holds after night of rain\n\nBy Ann Reyes and Tom Okoro, Northern Herald\nPublished: 7 February 2024, 18:30 GMT\nUpdated 8 February 2024\n\nThe dam held. It rained on 3 January 2023 too.\n",
  );
  expect(document).toMatchObject({
    title: "Dam holds after night of rain",
    titleFrom: "text",
    author: "Ann Reyes and Tom Okoro",
    source: "Northern Herald",
    published: { at: "2024-02-07T18:30:00.000Z", precision: "instant", from: "text" },
    sentences: ["Dam holds after night of rain", "The dam held.", "It rained on 3 January 2023 too."],
  });
});

test("author and source come from labelled lines, plain bylines, agency openings and title endings", async () => {
  const labelled = await read(
    "a.txt",
    "Title: Dam holds\nSource: Valley Post\nAuthor: Ann Reyes\nDate: 2024-02-07\n\nIt held.",
  );
  expect(labelled).toMatchObject({ title: "Dam holds", source: "Valley Post", author: "Ann Reyes" });
  expect(labelled.sentences).toEqual(["Dam holds", "It held."]);
  expect(labelled.published).toEqual({ at: "2024-02-07T00:00:00.000Z", precision: "day", from: "text" });

  const unlabelled = await read(
    "b.txt",
    "Dam holds\n\nAnn V. Reyes\n\nNorthern Herald\n\nAnn Gray saw it hold overnight.\n\nFollow Ann V. Reyes on the radio.",
  );
  expect(unlabelled).toMatchObject({ author: "Ann V. Reyes", source: "Northern Herald" });
  const agency = await read("c.txt", "Dam holds\n\nLISBON, Feb 7 (AFP) - The dam held.");
  expect(agency).toMatchObject({ source: "AFP", published: { from: "arrival" } });
  expect((await read("d.txt", "Dam holds after rain | Valley Post\n\nIt held.")).source).toBe("Valley Post");
});

test("a name under the title that the text mentions again is not the author", async () => {
  const { author, sentences } = await read(
    "a.txt",
    "Two win chess prize\n\nMara Lind\n\nMara Lind won again.\n",
  );
  expect(author).toBeNull();
  expect(sentences).toContain("Mara Lind");
});

test.each([
  ["Dam holds\n\nThe dam held on 7 February 2024."],
  ["Dam holds\n\nFebruary 7\n\nThe dam held."],
  ["Dam holds\n\nPublished yesterday\n\nThe dam held."],
  ["Dam holds\n\n3/4/2024\n\nThe dam held."],
  ["By Wednesday the dam had held for a week.\n\nThe rain went on."],
])("does not invent a publication date for %j", async (text) => {
  const { published, author } = await read("a.txt", text);
  expect(published).toEqual({ at: new Date(MODIFIED).toISOString(), precision: "instant", from: "arrival" });
  expect(author).toBeNull();
});

test("without a title line the title is the file name, marked as such", async () => {
  const document = await read("reports/dam-holds_again.txt", "The dam held. It rained all night.");
  expect(document).toMatchObject({ title: "dam holds again", titleFrom: "file-name" });
  expect(document.sentences[0]).toBe("The dam held.");
});

test("Markdown becomes running text, with metadata from its front matter", async () => {
  const document = await read(
    "a.md",
    "---\ntitle: Dam holds\nsource: Valley Post\nauthor: [Ann Reyes, Tom Okoro]\ndate: 2024-02-07T18:30:00+01:00\ntags: [rain, dams]\nlang: en-GB\n---\n## What happened\n\nThe **dam** held, [the mayor](https://example.org/x) said.<br>![map](m.png)\n\n- Rain &amp; wind\n- `Sluice 4` opened\n\n<!-- note -->\n",
  );
  expect(document).toMatchObject({
    title: "Dam holds",
    titleFrom: "metadata",
    source: "Valley Post",
    author: "Ann Reyes, Tom Okoro",
    tags: ["rain", "dams"],
    language: "en",
    published: { at: "2024-02-07T17:30:00.000Z", from: "metadata" },
  });
  expect(document.sentences).toEqual([
    "Dam holds",
    "What happened",
    "The dam held, the mayor said.",
    "Rain & wind",
    "Sluice 4 opened",
  ]);
});

test("front matter that is not valid YAML stays in the text", async () => {
  const { sentences } = await read("a.md", "---\ntitle: [Dam holds\nrain: : :\n---\n\nThe dam held.");
  expect(sentences.join(" ")).toContain("rain: : :");
  expect(sentences.at(-1)).toBe("The dam held.");
});

const PAGE = `<!doctype html><html lang="en-GB"><head><title>Dam holds - Valley Post</title>
<meta property="og:site_name" content="Valley Post"><meta property="og:title" content="Dam holds">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Dam holds","datePublished":"2024-02-07T18:30:00Z","author":[{"name":"Ann Reyes"}]}]}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Dam holds</h1>
<div class="newsletter-box"><p>Every morning the valley wakes up to our news, sent to more than nine thousand of its people.</p></div>
${"<p>The dam above the town held through the night, engineers said, although the rain did not stop before dawn.</p>".repeat(4)}
<figure><img src="x.jpg"><figcaption>The dam at dawn</figcaption></figure>
<p>Read more: <a href="/x">Ten dams in pictures</a></p>
<p>The mayor thanked the crews, who had worked since noon and filled four thousand sandbags by hand.</p>
<h3>Related stories</h3><ul><li><a href="/y">Rain expected again</a></li></ul></article></body></html>`;

test("a page gives its article, without captions, boxes and links to other pages", async () => {
  const document = await read("a.txt", PAGE);
  expect(document).toMatchObject({
    title: "Dam holds",
    titleFrom: "metadata",
    source: "Valley Post",
    author: "Ann Reyes",
    language: "en",
    published: { at: "2024-02-07T18:30:00.000Z", precision: "instant", from: "metadata" },
  });
  expect(document.sentences[0]).toBe("Dam holds");
  expect(document.sentences).toHaveLength(6);
  expect(document.sentences.at(-1)).toMatch(/^The mayor thanked/);
});

test.each([
  ["UTF-8 with a byte order mark", Buffer.from("\u{feff}Über den Damm läuft Wasser.")],
  ["UTF-16LE with a byte order mark", Buffer.from("\u{feff}Über den Damm läuft Wasser.", "utf16le")],
  ["UTF-16BE", Buffer.from("Über den Damm läuft Wasser.", "utf16le").swap16()],
  [
    "UTF-32LE",
    Buffer.from(Uint32Array.from("Über den Damm läuft Wasser.", (one) => one.charCodeAt(0)).buffer),
  ],
  ["Windows-1252", Buffer.from("Über den Damm läuft Wasser.", "latin1")],
])("decodes %s", async (_name, bytes) => {
  expect((await read("a.txt", bytes)).sentences).toEqual(["Über den Damm läuft Wasser."]);
});

test.each([
  ["a single non-ASCII letter", "A na\xefve plan.", "A naïve plan."],
  ["typographic quotes", "\x93It held,\x94 she said \x96 and left.", "“It held,” she said – and left."],
  ["ISO-2022-KR", "\x1b$)C\x0e4Y8.\x0f.", "다리."],
  ["UTF-8 with a broken end", `${"Über Österreich läuft Föhn. ".repeat(9)}Schl\xc3`, null],
])("decodes %s", async (_name, bytes, expected) => {
  const isUtf8 = expected === null;
  const content = isUtf8
    ? Buffer.concat([Buffer.from(bytes.slice(0, -1)), Buffer.from([0xc3])])
    : Buffer.from(bytes, "latin1");
  const { sentences } = await read("a.txt", content);
  expect(sentences[0]).toBe(expected ?? "Über Österreich läuft Föhn.");
});
