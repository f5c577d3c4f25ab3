import type { FeedLink, FeedReader, FeedReading } from "../../domain/feeds/feed-reader.ts";
import type { FetchUrl } from "../fetching/fetch-url.ts";
import { FEED_ACCEPT } from "./refresh-feed.ts";

/** Candidates that are looked at; each is a request. */
const MAX_CANDIDATES = 4;
/** Where programs put a site's feed, relative to its root. */
const WELL_KNOWN = ["/feed", "/rss.xml", "/feed.xml", "/atom.xml"];

export interface FindFeedsDeps {
  readonly fetch: FetchUrl;
  readonly reader: FeedReader;
  readonly turn: (url: string) => Promise<() => void>;
}

/** The feeds of a page that really are feeds: those that it names, else those at the usual places of its site. */
export async function findFeeds(
  page: Extract<FeedReading, { kind: "page" }>,
  url: string,
  deps: FindFeedsDeps,
): Promise<readonly FeedLink[]> {
  const candidates =
    page.feeds.length > 0
      ? page.feeds
      : WELL_KNOWN.map((path) => ({ url: new URL(path, url).href, title: null }));
  const found: FeedLink[] = [];
  for (const candidate of candidates.slice(0, MAX_CANDIDATES)) {
    const feed = await lookAt(candidate, deps);
    if (feed === null) continue;
    found.push(feed);
    // The usual places lead to the same feed.
    if (page.feeds.length === 0) break;
  }
  return found;
}

async function lookAt(
  { url, title }: FeedLink,
  { fetch, reader, turn }: FindFeedsDeps,
): Promise<FeedLink | null> {
  const outcome = await fetch({ url, accept: FEED_ACCEPT, turn });
  if (outcome.kind !== "fetched") return null;
  const reading = await reader.read(outcome.bytes, outcome.headers["content-type"] ?? null, outcome.url);
  return reading.kind === "feed" ? { url, title: reading.title ?? title } : null;
}
