import { expect, test } from "vitest";
import { readEmbedded } from "../../read-one.ts";

const NAMESPACES =
  'xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:content="http://purl.org/rss/1.0/modules/content/"';
const NEWS = "The dam above Corvale failed on Sunday.";

function rss(...items: string[]): string {
  const all = items.map((item, index) => `<item><guid>${index + 1}</guid>${item}</item>`).join("");
  return `<?xml version="1.0"?><rss ${NAMESPACES} version="2.0"><channel><title>Post</title>${all}</channel></rss>`;
}

async function entries(feed: string, path = "feed.xml") {
  const read = await readEmbedded(path, feed);
  return typeof read === "string" ? read : [...read.values()];
}

test("what belongs to a picture or a sound never takes the place of the entry's own", async () => {
  const item = `<media:title>A crane</media:title><media:description>A crane lifts a bus</media:description>
    <media:content url="x"><media:credit>Photograph: N. Quill</media:credit></media:content>
    <itunes:title>Episode</itunes:title><itunes:summary>Listen</itunes:summary>
    <title>Dam fails</title><description>${NEWS}</description>`;
  expect(await entries(rss(item))).toMatchObject([{ title: "Dam fails", sentences: ["Dam fails", NEWS] }]);
});

test("an entry with nothing but a sound or a picture says what they say", async () => {
  const item = `<title>Dam fails</title><itunes:summary>${NEWS}</itunes:summary>`;
  expect(await entries(rss(item))).toMatchObject([{ sentences: ["Dam fails", NEWS] }]);
});

test.each([
  "<![CDATA[<script>play()</script>]]>",
  '<![CDATA[<iframe src="https://v.example"></iframe>]]>',
  '<![CDATA[<video src="a.mp4"></video><img src="a.png">]]>',
])("a text of mark-up only, %s, gives way to the description", async (markup) => {
  const item = `<title>Dam fails</title><content:encoded>${markup}</content:encoded><description>${NEWS}</description>`;
  expect(await entries(rss(item))).toMatchObject([{ sentences: ["Dam fails", NEWS] }]);
});

test("what blogs and forums add below an entry is left out", async () => {
  const item = `<title>Dam fails</title><description><![CDATA[<p>${NEWS}</p><p>The post <a href="x">Dam fails</a> appeared first on <a href="y">Post</a>.</p>
    <p>submitted by /u/harbour <a href="x">[link]</a></p>]]></description>`;
  expect(await entries(rss(item))).toMatchObject([{ sentences: ["Dam fails", NEWS] }]);
});

test.each([
  ["<pubDate>Tue, 05 Mar 24 09:00:00 PST</pubDate>", "2024-03-05T17:00:00.000Z"],
  ["<pubDate><![CDATA[Tue, 05 Mar 2024 9:00:00 UT]]></pubDate>", "2024-03-05T09:00:00.000Z"],
  ["<dc:date>2024-03-05T09:00:00+01:00</dc:date>", "2024-03-05T08:00:00.000Z"],
])("%s", async (date, at) => {
  expect(
    await entries(rss(`<title>Dam fails</title>${date}<description>${NEWS}</description>`)),
  ).toMatchObject([{ published: { at } }]);
});

test("Atom: publication wins over a change, and titles may hold mark-up that is encoded twice", async () => {
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><id>1</id><title type="html">&lt;b&gt;Dam&lt;/b&gt; &amp;amp; weir fail</title>
    <updated>2024-03-09T09:00:00Z</updated><published>2024-03-05T09:00:00Z</published><summary>${NEWS}</summary></entry></feed>`;
  expect(await entries(feed)).toMatchObject([
    { title: "Dam & weir fail", published: { at: "2024-03-05T09:00:00.000Z" } },
  ]);
});

test("of a feed that is cut off, the whole entries are read", async () => {
  const whole = rss(`<title>One</title><description>${NEWS}</description>`, "<title>Two</title>");
  const cut = whole.slice(0, whole.indexOf("Two") + 1);
  expect(await entries(cut)).toMatchObject([{ title: "One", sentences: ["One", NEWS] }]);
  expect(await entries("<rss><channel><item><title>On")).toBe("malformed");
});

test("JSON Feed: the longer text counts, and of one that is cut off the whole entries are read", async () => {
  const item = (id: string) =>
    `{"id":"${id}","title":"${id}","content_html":"<p>${NEWS}</p>","summary":"Short.","date_modified":"2024-03-09T09:00:00Z","date_published":"2024-03-05T09:00:00Z"}`;
  const feed = `{"version":"https://jsonfeed.org/version/1.1","title":"Post","items":[${item("One")},${item("Two")}`;
  const one = {
    title: "One",
    source: "Post",
    sentences: ["One", NEWS],
    published: { at: "2024-03-05T09:00:00.000Z" },
  };
  expect(await entries(`${feed}]}`, "feed.json")).toMatchObject([one, { title: "Two" }]);
  expect(await entries(`${feed},{"id":"Thr`, "feed.json")).toMatchObject([
    { title: "One", sentences: ["One", NEWS] },
    { title: "Two" },
    "malformed",
  ]);
});

test("records of news APIs: removed articles are listed, cut marks and publishers in titles go", async () => {
  const articles = [
    {
      title: "Bridge closed - Post",
      source: { name: "Post" },
      content: "The bridge was closed. They are led over [+2314 chars]",
    },
    { title: "[Removed]", source: { name: "[Removed]" }, content: "[Removed]" },
  ];
  expect(await entries(JSON.stringify({ articles }), "news.json")).toMatchObject([
    { title: "Bridge closed", sentences: ["Bridge closed", "The bridge was closed.", "They are led over"] },
    "no-text",
  ]);
});

test("a value with a long run of spaces is read, and its cut mark goes", async () => {
  const content = `The bridge${" ".repeat(200_000)}was closed. [+9 chars]`;
  const [entry] = await entries(
    JSON.stringify({ articles: [{ title: "Bridge closed", content }] }),
    "news.json",
  );
  expect(entry).toMatchObject({ sentences: ["Bridge closed", "The bridge was closed."] });
});
