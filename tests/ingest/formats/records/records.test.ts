import { expect, test } from "vitest";
import type { ReadDocument } from "../../../../src/ingest/document/build-document.ts";
import { readEmbedded, readOne } from "../../read-one.ts";

async function partsOf(path: string, content: string): Promise<Record<string, ReadDocument | string>> {
  const read = await readEmbedded(path, content);
  if (typeof read === "string") throw new Error(read);
  return Object.fromEntries(read);
}

const RSS = `<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Valley Post</title><language>en-GB</language>
<item><title>Dam holds &amp; rain ends</title><guid>tag:valley,2024:1</guid><dc:creator>Ann Reyes</dc:creator>
<pubDate>Wed, 07 Feb 2024 18:30:00 +0100</pubDate><category>weather</category><description>In short.</description>
<content:encoded><![CDATA[<p>The dam held.</p><p>Nobody was hurt.<img src="http://x.example/a.png"></p>]]></content:encoded></item>
<item><title>Weir opened</title><link>https://valley.example/2</link><description>&lt;p&gt;It was opened&amp;nbsp;at four.&lt;/p&gt;</description></item>
<item><title>Bomb</title><guid>3</guid><description>It says &b;&c; here. And ends.</description></item>
</channel></rss>`;

test("an RSS feed gives its entries, without entities defined in the file", async () => {
  const parts = Object.values(await partsOf("feed.txt", RSS));
  expect(parts).toMatchObject([
    {
      title: "Dam holds & rain ends",
      source: "Valley Post",
      author: "Ann Reyes",
      published: { at: "2024-02-07T17:30:00.000Z", from: "metadata" },
      tags: ["weather"],
      sentences: ["Dam holds & rain ends", "The dam held.", "Nobody was hurt."],
      paragraphs: [1, 2, 3],
    },
    {
      title: "Weir opened",
      sentences: ["Weir opened", "It was opened at four."],
      published: { from: "arrival" },
    },
    { title: "Bomb" },
  ]);
  expect(JSON.stringify(parts[2])).not.toMatch(/aaa|root/);
});

test("an entry keeps its path when entries are inserted before it", async () => {
  const before = Object.keys(await partsOf("feed.xml", RSS));
  const grown = RSS.replace(
    "<item>",
    "<item><title>New</title><guid>0</guid><description>It is new.</description></item><item>",
  );
  expect(Object.keys(await partsOf("feed.xml", grown))).toEqual(["feed.xml/#0", ...before]);
  expect(before.every((path) => /^feed\.xml\/#[\w.-]{1,40}$/.test(path))).toBe(true);
});

test("reads RSS 1.0 and Atom, including XHTML content", async () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Valley Post</title>
    <entry><id>a</id><title>Dam holds</title><author><name>Ann Reyes</name><uri>x</uri></author><published>2024-02-07T18:30:00Z</published>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The dam held.</p><p>It rained.</p></div></content></entry></feed>`;
  expect(Object.values(await partsOf("a.atom", atom))).toMatchObject([
    {
      title: "Dam holds",
      author: "Ann Reyes",
      source: "Valley Post",
      sentences: ["Dam holds", "The dam held.", "It rained."],
      published: { at: "2024-02-07T18:30:00.000Z" },
    },
  ]);
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>Valley Post</title></channel><item><title>Dam holds</title><description>The dam held.</description></item></rdf:RDF>`;
  expect(Object.values(await partsOf("a.rdf", rdf))).toMatchObject([
    { source: "Valley Post", title: "Dam holds" },
  ]);
});

test("a table gives one document per row, with any delimiter and usual column names", async () => {
  const csv = `\ufeffid,Headline,Body,Publisher,Published_At\r\n7,Dam holds,"The dam held.\nNobody ""drowned"".",Valley Post,2024-02-07T18:30:00Z\r\n,Weir opened,<p>It was opened.</p><p>At four.</p>,,\r\n9,Nothing,,,\r\n`;
  expect(await partsOf("export.csv", csv)).toMatchObject({
    "export.csv/#7": {
      title: "Dam holds",
      source: "Valley Post",
      published: { at: "2024-02-07T18:30:00.000Z" },
      sentences: ["Dam holds", "The dam held.", 'Nobody "drowned".'],
    },
    "export.csv/#2": { sentences: ["Weir opened", "It was opened.", "At four."] },
    "export.csv/#9": "no-text",
  });
  const tabs = "title\ttext\tdate\nDam holds\tThe dam held.\t1707330600\n";
  expect(await partsOf("export.dat", tabs)).toMatchObject({
    "export.dat/#1": { title: "Dam holds", published: { at: "2024-02-07T18:30:00.000Z" } },
  });
  expect(await readOne("a.csv", "name,age\nAnn,40\n")).toBe("unsupported-format");
});

test("reads records from a JSON list, an object with a list, a JSON Feed, JSON Lines, or a single object", async () => {
  const one = {
    url: "https://valley.example/1",
    title: "Dam holds",
    content: "The dam held.",
    source: { id: null, name: "Valley Post" },
    authors: [{ name: "Ann Reyes" }],
    publishedAt: "2024-02-07T18:30:00Z",
  };
  const two = { id: 2, title: "Weir opened", content: "It was opened." };
  const whole = {
    title: "Dam holds",
    source: "Valley Post",
    author: "Ann Reyes",
    published: { at: "2024-02-07T18:30:00.000Z" },
  };
  const sets = { "a.json": [one, two], "b.json": { status: "ok", articles: [one, two] } };
  for (const [path, value] of Object.entries(sets)) {
    expect(Object.values(await partsOf(path, JSON.stringify(value)))).toMatchObject([
      whole,
      { title: "Weir opened" },
    ]);
  }
  const lines = await partsOf("c.jsonl", `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`);
  expect(Object.values(lines)).toMatchObject([whole, { title: "Weir opened" }]);
  expect(Object.keys(lines)[1]).toBe("c.jsonl/#2");
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: "Valley Post",
    items: [{ id: "1", content_html: "<p>It held.</p><p>It rained.</p>" }],
  };
  expect(await partsOf("d.json", JSON.stringify(feed))).toMatchObject({
    "d.json/#1": { source: "Valley Post", sentences: ["It held.", "It rained."] },
  });
  expect(await readOne("e.txt", JSON.stringify(one))).toMatchObject(whole);
});

test("refuses data without documents, and reads a text that begins with a bracket as text", async () => {
  expect(await readOne("a.json", '{"version":3,"items":[{"size":1}]}')).toBe("unsupported-format");
  expect(await readOne("b.json", '{"title": "cut')).toBe("malformed");
  expect(await readOne("c.txt", "[Updated] The dam held.\n\nIt rained.")).toMatchObject({
    sentences: ["[Updated] The dam held.", "It rained."],
  });
});

test("recognises a table by its columns, also after a sep= line and with hundreds of columns", async () => {
  const behind = "sep=;\r\nTitle;Text\r\nDam holds;The dam held through the night.\r\n";
  expect(Object.values(await partsOf("a.csv", behind))).toMatchObject([{ title: "Dam holds" }]);
  const more = Array.from({ length: 300 }, (_, n) => `a column of number ${n}`).join(",");
  const wide = `title,text,${more}\nDam holds,The dam held through the night.\n`;
  expect(Object.values(await partsOf("b.csv", wide))).toMatchObject([{ title: "Dam holds" }]);
});
