import { expect, test } from "vitest";
import { readFragment, readHtml } from "../../../../src/ingest/formats/html/html.ts";

const OPENING = "The inquiry into the Lorne bank published its report on Tuesday, after two years.";
const CLOSING = "Parliament debates the report on 14 March, and the auditors lose their licence.";

function textOf(middle: string, head = ""): string {
  const page = `<html><head><title>Inquiry</title>${head}</head><body><article><p>${OPENING}</p>${middle}<p>${CLOSING}</p></article></body></html>`;
  return readHtml(page).text;
}

const around = (text: string): string => [OPENING, text, CLOSING].filter((part) => part !== "").join("\n\n");

test.each([
  "<p><del>Twelve</del> Nine miners died in the shaft on Monday.</p>",
  "<p><s>Twelve</s> Nine miners died in the shaft on Monday.</p>",
  "<p><strike>Twelve</strike> Nine miners died in the shaft on Monday.</p>",
  '<p><span style="text-decoration: line-through">Twelve</span> Nine miners died in the shaft on Monday.</p>',
  '<p><span class="gone">Twelve</span> Nine miners died in the shaft on Monday.</p>',
])("struck-out text is not read: %s", (middle) => {
  const style = "<style>p { color: red } .old, .gone { text-decoration:line-through; }</style>";
  expect(textOf(middle, style)).toBe(around("Nine miners died in the shaft on Monday."));
});

test("marks of notes are no digits of a figure, and a fragment is read alike", () => {
  const marked =
    '<p>At least 40<sup>3</sup> people drowned in the valley<a href="#n1">[1]</a>, the ministry said.</p>';
  const read = "At least 40 people drowned in the valley, the ministry said.";
  expect(textOf(marked)).toBe(around(read));
  expect(readFragment(marked)).toBe(read);
});

test.each([
  '<p><span class="dropcap" aria-hidden="true">F</span><span class="sr-only">F</span>our workers died in the quarry.</p>',
  '<p><span class="dropcap" aria-hidden="true">F</span>our workers died in the quarry.</p>',
  '<p><span aria-hidden="true">Four</span><span class="visually-hidden">Four</span> workers died in the quarry.</p>',
  '<div class="initial">F</div><p>our workers died in the quarry.</p>',
])("a large first letter is read once: %s", (middle) => {
  expect(textOf(middle)).toBe(around("Four workers died in the quarry."));
});

test.each([
  '<section id="credit-losses"><h2>Losses</h2><p>The bank hid losses of 310 million crowns in Malta.</p></section>',
  '<section id="comments-of-the-minister"><p>The minister said that savers would be paid back by May.</p></section>',
  '<div class="related-arrests"><p>Police arrested the former chairman at Lorne airport at dawn.</p></div>',
  '<div id="share"><p>The share of the state in the bank fell to a third in two years.</p></div>',
  '<p class="article__social">The ministry of social affairs pays for the savers of the bank.</p>',
  '<p><a href="/news/3">The former chairman of the bank, Per Holm, was arrested at dawn.</a></p>',
  "<aside><p>Correction: an earlier version of this report gave a wrong sum.</p></aside>",
])("running text of the article stays whatever its name is: %s", (middle) => {
  expect(textOf(middle).split("\n\n").length).toBeGreaterThan(2);
});

test.each([
  '<div class="related-articles"><p>Police arrest the chairman of the bank at the airport.</p><a href="/x">More</a></div>',
  '<div class="newsletter-signup"><p>Get the news of the day before everybody else does.</p><input name="mail"></div>',
  '<section class="comments"><p>I always knew that this bank would come to a bad end.</p></section>',
  '<ul class="share-tools"><li><a href="/f">Facebook</a></li></ul>',
  '<p><a href="/news/9">Chairman of Lorne bank arrested at airport</a></p>',
])("boxes around the article go: %s", (middle) => {
  const page = `<html><body><article><p>${OPENING}</p><p>${CLOSING}</p></article>${middle}</body></html>`;
  expect(readHtml(page).text).toBe(around(""));
});

test("linked data gives the text where the page holds less", () => {
  const data = JSON.stringify({
    "@type": "NewsArticle",
    headline: "Inquiry",
    articleBody: `${OPENING}\nThe chairman was arrested.\n${CLOSING}`,
  });
  const page = `<html><head><script type="application/ld+json">${data}</script></head><body><p>${OPENING}</p></body></html>`;
  expect(readHtml(page).text).toBe(around("The chairman was arrested."));
});

test("a page whose text a script would write has none", () => {
  expect(
    readHtml('<html><head><title>Strike ends</title></head><body><div id="app"></div></body></html>').text,
  ).toBe("");
});
