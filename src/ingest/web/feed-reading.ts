import { createHash } from "node:crypto";
import type { FeedEntry } from "../../domain/feeds/feed-entry.ts";
import type { FeedReading } from "../../domain/feeds/feed-reader.ts";
import { entryTimestamp, longestBody } from "../formats/feed/feed.ts";
import type { FeedContent, FeedEntry as ParsedEntry } from "../formats/feed/feed-entries.ts";
import { plainLine, textOf } from "../formats/records/embedded-record.ts";

/** A larger feed's first entries count: they are the newest. */
const MAX_ENTRIES = 10_000;
const MAX_BODY_CHARACTERS = 2_000_000;
const SAMPLE_CHARACTERS = 4_000;
/** The end of a text that goes on elsewhere: an ellipsis, and at most a few words of a link ("Continue reading"). */
const CUT_END = /(?:…|\.\.\.)\s*[\])]?(?:\s+\S{1,30}){0,8}$/;
const END_CHARACTERS = 300;

/** A parsed feed with absolute links, and what the identity of its entries is made of. */
export function feedReading(content: FeedContent, url: string, isCut: boolean): FeedReading {
  const { title, language, site, everyMinutes, skipHours, skipDays } = content;
  const base = resolved(content.base, url) ?? url;
  return {
    kind: "feed",
    title: plainLine(title),
    site: resolved(site, base),
    language: language?.split(/[-_]/)[0]?.toLowerCase() ?? null,
    rhythm: { everyMinutes, skipHours, skipDays },
    isCut,
    entries: content.entries.slice(0, MAX_ENTRIES).map((entry) => readEntry(entry, base)),
  };
}

function readEntry(entry: ParsedEntry, feedBase: string): FeedEntry {
  const base = resolved(entry.base, feedBase) ?? feedBase;
  const body = longestBody(entry.bodies)?.slice(0, MAX_BODY_CHARACTERS) ?? null;
  const title = plainLine(entry.title) ?? "";
  const text = body === null ? "" : textOf(body);
  return {
    id: entry.id,
    link: resolved(entry.link, base),
    title: entry.title,
    body,
    published: entryTimestamp(entry.dates),
    authors: entry.authors,
    source: plainLine(entry.source),
    tags: entry.tags,
    textHash: createHash("sha256").update(`${title}\n${text}`).digest("hex"),
    bodyLength: text.length,
    isCut: text === "" || CUT_END.test(text.slice(-END_CHARACTERS).trimEnd()),
    sample: `${title}\n${text}`.slice(0, SAMPLE_CHARACTERS),
  };
}

/** An absolute address without a fragment that only names a place in the page; null if it can't be resolved. */
function resolved(address: string | null, base: string): string | null {
  if (address === null) return null;
  return URL.parse(address.trim(), base)?.href ?? null;
}
