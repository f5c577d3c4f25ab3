import { expect, test } from "vitest";
import { originalLink } from "../../src/feeds/entries/original-link.ts";

const FEED = "https://feeds.post.example.co.uk/news.xml";
const SITE = "https://www.harbour-post.org/";

test.each([
  ["https://www.example.co.uk/2026/ferry", "www.example.co.uk"],
  ["https://harbour-post.org/ferry?id=1", "harbour-post.org"],
])("%s is shown", (link, host) => {
  expect(originalLink({ link, feedUrl: FEED, site: SITE })).toEqual({ url: link, host });
});

test.each([
  "http://www.example.co.uk/2026/ferry",
  "https://other.co.uk/ferry",
  "https://example.co.uk.evil.org/",
  "https://example.co.uk@evil.org/",
  "https://ann:pw@example.co.uk/",
  "https://example.co.uk:8443/",
  "https://harbour-post.org.phish.net/",
  "https://10.0.0.1/",
  "javascript:alert(1)",
  "discord://harbour-post.org/",
  `https://example.co.uk/${"a".repeat(600)}`,
])("%s is not", (link) => {
  expect(originalLink({ link, feedUrl: FEED, site: SITE })).toBeNull();
});

test("sites of one host's customers are apart", () => {
  const feedUrl = "https://ann.github.io/feed.xml";
  expect(originalLink({ link: "https://bob.github.io/post", feedUrl, site: null })).toBeNull();
});
