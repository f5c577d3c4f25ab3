import type { parseFeed } from "feedsmith";
import { cleanText } from "../../../text/sentences/clean.ts";

type ParsedFeed = ReturnType<typeof parseFeed>;

/** What the formats of feeds say of one entry. Texts may contain HTML. */
export interface FeedEntry {
  readonly id: string | null;
  readonly link: string | null;
  readonly title: string | null;
  /** The entry's own texts; those of its pictures and sounds only if it has none. */
  readonly bodies: readonly string[];
  /** As written, of publication before those of a change. */
  readonly dates: readonly string[];
  readonly authors: readonly string[];
  readonly source: string | null;
  readonly tags: readonly string[];
}

/** A feed of any format. */
export interface FeedContent {
  readonly title: string | null;
  readonly language: string | null;
  readonly entries: readonly FeedEntry[];
}

/** A parsed feed in one form for all formats. */
export function entriesOf(parsed: ParsedFeed): FeedContent {
  switch (parsed.format) {
    case "rss":
    case "rdf":
      return rssContent(parsed);
    case "atom":
      return atomContent(parsed.feed);
    case "json":
      return jsonContent(parsed.feed);
  }
}

type Feed<F extends ParsedFeed["format"]> = Extract<ParsedFeed, { format: F }>["feed"];

function rssContent(parsed: Extract<ParsedFeed, { format: "rss" | "rdf" }>): FeedContent {
  const { title, dc } = parsed.feed;
  const entries =
    parsed.format === "rss"
      ? (parsed.feed.items ?? []).map(rssEntry)
      : (parsed.feed.items ?? []).map(rdfEntry);
  const language = (parsed.format === "rss" ? parsed.feed.language : null) ?? dc?.languages?.[0];
  return { title: text(title), language: text(language), entries };
}

type RssItem = NonNullable<Feed<"rss">["items"]>[number];

function rssEntry(item: RssItem): FeedEntry {
  const { guid, pubDate, authors, source, categories, atom, ...shared } = item;
  const entry = sharedEntry(shared);
  return {
    ...entry,
    id: text(guid?.value),
    link: entry.link ?? text(atom?.links?.[0]?.href),
    dates: texts([pubDate, ...entry.dates, atom?.published, atom?.updated]),
    authors: names([...(authors?.map(nameOf) ?? []), ...entry.authors]),
    source: text(source?.title) ?? entry.source,
    tags: tags([...(categories?.map(({ name }) => name) ?? []), ...entry.tags]),
  };
}

function rdfEntry({ rdf, ...item }: NonNullable<Feed<"rdf">["items"]>[number]): FeedEntry {
  return { ...sharedEntry(item), id: text(rdf?.about) };
}

/** What RSS and RDF have in common: their own elements and those of the usual namespaces. */
function sharedEntry({
  title,
  link,
  description,
  content,
  dc,
  dcterms,
  itunes,
  media,
}: Pick<
  RssItem,
  "title" | "link" | "description" | "content" | "dc" | "dcterms" | "itunes" | "media"
>): FeedEntry {
  const own = texts([content?.encoded, description, dc?.descriptions?.[0]]);
  const ofMedia = texts([itunes?.summary, itunes?.subtitle, media?.description?.value]);
  return {
    id: null,
    link: text(link),
    title: text(title) ?? text(dc?.titles?.[0]) ?? text(itunes?.title) ?? text(media?.title?.value),
    bodies: own.length > 0 ? own : ofMedia,
    dates: texts([dc?.dates?.[0], dcterms?.issued?.[0], dcterms?.created?.[0], dcterms?.modified?.[0]]),
    authors: names([...(dc?.creators ?? []), itunes?.author]),
    source: null,
    tags: tags(dc?.subjects ?? []),
  };
}

function atomContent({ title, entries, dc }: Feed<"atom">): FeedContent {
  return {
    title: text(title?.value),
    language: text(dc?.languages?.[0]),
    entries: (entries ?? []).map((entry) => ({
      id: text(entry.id),
      link: text(entry.links?.find(({ rel }) => rel === undefined || rel === "alternate")?.href),
      title: text(entry.title?.value) ?? text(entry.media?.title?.value),
      bodies: ownOr(
        texts([entry.content?.value, entry.summary?.value]),
        texts([entry.media?.description?.value, entry.media?.groups?.[0]?.description?.value]),
      ),
      dates: texts([entry.published, entry.dc?.dates?.[0], entry.updated]),
      authors: names([...(entry.authors?.map(nameOf) ?? []), ...(entry.dc?.creators ?? [])]),
      source: text(entry.source?.title?.value),
      tags: tags(entry.categories?.map(({ term, label }) => term ?? label) ?? []),
    })),
  };
}

function jsonContent({ title, language, items }: Feed<"json">): FeedContent {
  return {
    title: text(title),
    language: text(language),
    entries: (items ?? []).map((item) => ({
      id: text(item.id),
      link: text(item.url),
      title: text(item.title),
      bodies: texts([item.content_html, item.content_text, item.summary]),
      dates: texts([item.date_published, item.date_modified]),
      authors: names(item.authors?.map(nameOf) ?? []),
      source: null,
      tags: tags(item.tags ?? []),
    })),
  };
}

function ownOr(own: readonly string[], others: readonly string[]): readonly string[] {
  return own.length > 0 ? own : others;
}

function text(value: unknown): string | null {
  const trimmed = typeof value === "string" ? value.trim() : "";
  return trimmed === "" ? null : trimmed;
}

function texts(values: readonly unknown[]): string[] {
  return values.map(text).filter((value) => value !== null);
}

function nameOf({ name }: { readonly name?: string | undefined }): string | undefined {
  return name;
}

/** Names without those that are addresses; RSS writes "ann@example.org (Ann Reyes)". */
function names(values: readonly (string | undefined)[]): string[] {
  const plain = texts(values).map((value) => /^\S+@\S+\s+\((.+)\)$/.exec(value)?.[1] ?? value);
  return [...new Set(plain.map(cleanText).filter((name) => !name.includes("@")))];
}

function tags(values: readonly (string | undefined)[]): string[] {
  return [...new Set(texts(values.map((value) => value && cleanText(value))))];
}
