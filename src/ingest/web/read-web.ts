import type { FeedReading } from "../../domain/feeds/feed-reader.ts";
import { message } from "../../domain/texts/texts.ts";
import { parseFailure } from "../content/read-failures.ts";
import { charsetOf } from "../document/content-type.ts";
import { binaryKind } from "../document/format.ts";
import { decode } from "../encoding/decode.ts";
import { parseFeedText, withoutCutEntry } from "../formats/feed/feed.ts";
import { readFeedList } from "./feed-list.ts";
import { readFeedPage } from "./feed-page.ts";
import { feedReading } from "./feed-reading.ts";

/** Programs print warnings before a feed, at most so many characters. */
const MAX_LEAD = 8_000;
const FEED_ROOT = /<(?:\?xml|(?:\w+:)?(?:rss|feed|rdf|opml)[\s>])/i;
const XML_FEED_ROOT = /<(?:\w+:)?(?:rss|feed|rdf)[\s>]/i;
const XML_FEED_END = /<\/(?:\w+:)?(?:rss|feed|rdf)\s*>/gi;
const LIST_ROOT = /<opml[\s>]/i;
const PAGE = /<(?:!doctype\s+html|html|head|body)[\s>]/i;
const JSON_FEED = /^\s*\{[\s\S]*"version"\s*:\s*"https?:\/\/(?:www\.)?jsonfeed\.org\//;

/** What a server sent, as a feed, a page, or a list of feeds. `url` resolves relative links. Never rejects. */
export async function readWeb(
  bytes: Uint8Array,
  contentType: string | undefined,
  url: string,
): Promise<FeedReading> {
  try {
    const text = binaryKind(bytes) ?? (await decode(bytes, charsetOf(contentType)));
    return typeof text === "string" ? readText(text, url) : { kind: "unreadable", reason: text.message };
  } catch (error) {
    return { kind: "unreadable", reason: parseFailure(error).message };
  }
}

function readText(text: string, url: string): FeedReading {
  const head = text.slice(0, MAX_LEAD);
  if (text.trim() === "") return { kind: "unreadable", reason: message("reason.file.empty") };
  if (JSON_FEED.test(head)) return jsonFeed(text, url);
  const start = head.search(FEED_ROOT);
  const xml = start < 0 || PAGE.test(head.slice(0, start)) ? "" : text.slice(start);
  if (XML_FEED_ROOT.test(xml.slice(0, MAX_LEAD))) return xmlFeed(xml, url);
  if (LIST_ROOT.test(xml.slice(0, MAX_LEAD))) return readFeedList(xml);
  if (PAGE.test(head) || /<\w+[^>]*>/.test(head)) return readFeedPage(text, url);
  return { kind: "unreadable", reason: message("reason.feed.no-feed") };
}

function jsonFeed(text: string, url: string): FeedReading {
  const content = parseFeedText(text);
  if (content !== null) return feedReading(content, url, false);
  return { kind: "unreadable", reason: message("reason.file.malformed.json") };
}

function xmlFeed(text: string, url: string): FeedReading {
  const end = [...text.matchAll(XML_FEED_END)].at(-1);
  // Of a feed that breaks off only the whole entries count: the parser would close the last one where it ends.
  const whole = end === undefined ? withoutCutEntry(text) : text.slice(0, end.index + end[0].length);
  const content = parseFeedText(whole);
  if (content !== null) return feedReading(content, url, end === undefined);
  return { kind: "unreadable", reason: message("reason.file.malformed.xml") };
}
