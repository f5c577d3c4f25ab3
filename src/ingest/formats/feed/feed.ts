import { DetectError, MalformedError, ParseError, parseFeed } from "feedsmith";
import { message } from "../../../domain/texts/texts.ts";
import type { Content, EmbeddedDocument } from "../../content/content.ts";
import type { StatedMetadata, Timestamp } from "../../content/extracted-text.ts";
import { malformed, readFailure } from "../../content/read-failures.ts";
import { parseTimestamp } from "../../metadata/parse-timestamp.ts";
import { nameOfId, plainLine, textOf } from "../records/embedded-record.ts";
import { readJson } from "../records/json-records.ts";
import { entriesOf, type FeedContent, type FeedEntry } from "./feed-entries.ts";

const EMPTY_FEED = readFailure("no-text", message("reason.file.empty-feed"));
const NO_BODY = readFailure("no-text", message("reason.file.entry-without-text"));
const FEED_ERRORS = [DetectError, MalformedError, ParseError];
/** Entities that a file defines are not resolved, and nothing is fetched. */
const DOCTYPE = /<!doctype[^>[]*(?:\[[^\]]*\]\s*)?>/i;
/** The end of the last whole entry of a feed that is cut off. */
const LAST_ENTRY_END = /^[\s\S]*<\/(?:\w+:)?(?:item|entry)\s*>/i;
const ROOT = /<((?:\w+:)?(?:rss|feed|rdf))[\s>]/i;

/** The entries of an RSS, RDF, Atom or JSON feed, each a document. Of a feed that is cut off, the whole entries. */
export function readFeed(text: string): Content {
  const content = parseFeedText(text);
  if (content === null)
    return text.trimStart().startsWith("{")
      ? readJson(text)
      : malformed(message("reason.file.malformed.xml"));
  const { entries, title, language } = content;
  if (entries.length === 0) return EMPTY_FEED;
  const shared = { source: plainLine(title), language: language?.split(/[-_]/)[0]?.toLowerCase() ?? null };
  return { embedded: entries.map((entry) => embeddedEntry(entry, shared)) };
}

/** A feed of any format; of one that is cut off, the whole entries. Null if it can't be read as a feed. */
export function parseFeedText(text: string): FeedContent | null {
  const feed = text.replace(DOCTYPE, "");
  const parsed = parsedOrNull(feed) ?? parsedOrNull(withoutCutEntry(feed));
  return parsed === null ? null : { ...entriesOf(parsed), ...skippedIn(feed) };
}

/** Where the channel's own elements are. */
const HEAD_CHARACTERS = 20_000;
const SKIPPED = /<(hour|day)>\s*([a-z]{3,10}|\d{1,2})\s*<\/\1>/gi;

/** When a feed is not to be fetched. From the text: the parser drops a list with one item. */
function skippedIn(text: string): Pick<FeedContent, "skipHours" | "skipDays"> {
  const found = [...text.slice(0, HEAD_CHARACTERS).matchAll(SKIPPED)];
  const valuesOf = (name: string) =>
    found.filter(([, element = ""]) => element.toLowerCase() === name).map(([, , value = ""]) => value);
  // RSS 0.91 counts the hours from 1 to 24.
  const skipHours = valuesOf("hour")
    .map((hour) => Number(hour) % 24)
    .filter(Number.isInteger);
  return { skipHours, skipDays: valuesOf("day") };
}

/** Null if the parser says that it is no feed. */
function parsedOrNull(text: string): ReturnType<typeof parseFeed> | null {
  try {
    return parseFeed(text);
  } catch (error) {
    if (FEED_ERRORS.some((known) => error instanceof known)) return null;
    throw error;
  }
}

/** A feed that ends in the middle, up to its last whole entry and closed. */
export function withoutCutEntry(text: string): string {
  const whole = LAST_ENTRY_END.exec(text)?.[0] ?? "";
  const root = ROOT.exec(whole)?.[1] ?? "";
  return `${whole}${/rss$/i.test(root) ? "</channel>" : ""}</${root}>`;
}

const HAS_TIME = /\d:\d{2}/;

/** The first of an entry's dates that can be read; a time without a zone is UTC, as the programs that write such feeds mean it. */
export function entryTimestamp(dates: readonly string[]): Timestamp | null {
  for (const date of dates) {
    const read = parseTimestamp(date);
    if (read === null) continue;
    return read.precision === "day" && HAS_TIME.test(date) ? (parseTimestamp(`${date} UTC`) ?? read) : read;
  }
  return null;
}

function embeddedEntry(
  entry: FeedEntry,
  shared: Pick<StatedMetadata, "source" | "language">,
): EmbeddedDocument {
  const title = plainLine(entry.title);
  const name = nameOfId(entry.id ?? entry.link ?? title ?? "");
  const body = longestBody(entry.bodies) ?? title;
  if (body === null) return { name, failure: NO_BODY };
  const stated: StatedMetadata = {
    title,
    source: plainLine(entry.source) ?? shared.source,
    author: entry.authors.join(", ") || null,
    published: entryTimestamp(entry.dates),
    tags: entry.tags,
    language: shared.language,
  };
  return { name, extracted: { text: textOf(body), stated }, content: JSON.stringify([stated, body]) };
}

/** The body with the most text: pictures and players have none, and summaries less than the whole text. */
export function longestBody(bodies: readonly string[]): string | null {
  const [first, ...rest] = bodies
    .map((body) => ({ body, length: textOf(body).length }))
    .filter(({ length }) => length > 0);
  return (
    rest.reduce((best, other) => (other.length > (best?.length ?? 0) ? other : best), first)?.body ?? null
  );
}
