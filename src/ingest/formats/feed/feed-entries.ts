import type { parseFeed } from "feedsmith";
import { cleanText } from "../../../text/sentences/clean.ts";

type ParsedFeed = ReturnType<typeof parseFeed>;

/** What the formats of feeds say of one entry. Texts may contain HTML. */
export interface FeedEntry {
  readonly id: string | null;
  /** May be relative to `base`, and that to the feed's. */
  readonly link: string | null;
  readonly base: string | null;
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
  /** The address of its web page; may be relative to `base`. */
  readonly site: string | null;
  /** xml:base; null if it states none. */
  readonly base: string | null;
  /** Minutes between two fetches. */
  readonly everyMinutes: number | null;
  /** Hours from 0 to 23, and English names of days, when not to fetch. */
  readonly skipHours: readonly number[];
  readonly skipDays: readonly string[];
  readonly entries: readonly FeedEntry[];
}

/** What the parser finds of a feed. */
type ParsedContent = Omit<FeedContent, "skipHours" | "skipDays">;

/** A parsed feed in one form for all formats. */
export function entriesOf(parsed: ParsedFeed): ParsedContent {
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

function rssContent(parsed: Extract<ParsedFeed, { format: "rss" | "rdf" }>): ParsedContent {
  const { title, dc, sy, xml } = parsed.feed;
  const entries =
    parsed.format === "rss"
      ? (parsed.feed.items ?? []).map(rssEntry)
      : (parsed.feed.items ?? []).map(rdfEntry);
  const language = (parsed.format === "rss" ? parsed.feed.language : null) ?? dc?.languages?.[0];
  return {
    title: text(title) ?? text(dc?.titles?.[0]),
    language: text(language),
    site: text(parsed.feed.link),
    base: text(xml?.base),
    everyMinutes: (parsed.format === "rss" ? parsed.feed.ttl : null) ?? updateMinutes(sy),
    entries,
  };
}

const PERIOD_MINUTES: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 24 * 60,
  weekly: 7 * 24 * 60,
  monthly: 30 * 24 * 60,
  yearly: 365 * 24 * 60,
};

function updateMinutes(sy: Feed<"rss">["sy"]): number | null {
  const period = PERIOD_MINUTES[sy?.updatePeriod?.trim().toLowerCase() ?? ""];
  return period === undefined ? null : period / Math.max(1, sy?.updateFrequency ?? 1);
}

type RssItem = NonNullable<Feed<"rss">["items"]>[number];

function rssEntry(item: RssItem): FeedEntry {
  const { guid, pubDate, authors, source, categories, atom, ...shared } = item;
  const entry = sharedEntry(shared);
  return {
    ...entry,
    id: text(guid?.value),
    link: entry.link ?? text(atom?.links?.[0]?.href) ?? permalinkOf(guid),
    dates: texts([pubDate, ...entry.dates, atom?.published, atom?.updated]),
    authors: names([...(authors?.map(nameOf) ?? []), ...entry.authors]),
    source: text(source?.title) ?? entry.source,
    tags: tags([...(categories?.map(({ name }) => name) ?? []), ...entry.tags]),
  };
}

/** A guid is the entry's address unless it says that it is not; many that do not say so are no address. */
function permalinkOf(guid: RssItem["guid"]): string | null {
  const value = text(guid?.value);
  return value !== null && guid?.isPermaLink !== false && /^https?:\/\//i.test(value) ? value : null;
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
  xml,
}: Pick<
  RssItem,
  "title" | "link" | "description" | "content" | "dc" | "dcterms" | "itunes" | "media" | "xml"
>): FeedEntry {
  const own = texts([content?.encoded, description, dc?.descriptions?.[0]]);
  const ofMedia = texts([itunes?.summary, itunes?.subtitle, media?.description?.value]);
  return {
    id: null,
    link: text(link),
    base: text(xml?.base),
    title: text(title) ?? text(dc?.titles?.[0]) ?? text(itunes?.title) ?? text(media?.title?.value),
    bodies: own.length > 0 ? own : ofMedia,
    dates: texts([dc?.dates?.[0], dcterms?.issued?.[0], dcterms?.created?.[0], dcterms?.modified?.[0]]),
    authors: names([...(dc?.creators ?? []), itunes?.author]),
    source: null,
    tags: tags(dc?.subjects ?? []),
  };
}

function atomContent({ title, entries, dc, links, sy, xml }: Feed<"atom">): ParsedContent {
  return {
    title: text(title?.value),
    language: text(xml?.lang) ?? text(dc?.languages?.[0]),
    site: alternateOf(links),
    base: text(xml?.base),
    everyMinutes: updateMinutes(sy),
    entries: (entries ?? []).map((entry) => ({
      id: text(entry.id),
      link: alternateOf(entry.links) ?? addressIn(entry.id),
      base: text(entry.xml?.base),
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

/** The page that an entry or a feed stands for: a web page before other formats of it. */
function alternateOf(links: Feed<"atom">["links"]): string | null {
  const alternates = links?.filter(({ rel }) => rel === undefined || rel === "alternate") ?? [];
  const page = alternates.find(({ type }) => type === undefined || /html/i.test(type));
  return text((page ?? alternates[0])?.href);
}

function addressIn(id: unknown): string | null {
  const value = text(id);
  return value !== null && /^https?:\/\//i.test(value) ? value : null;
}

function jsonContent({ title, language, items, home_page_url }: Feed<"json">): ParsedContent {
  return {
    everyMinutes: null,
    title: text(title),
    site: text(home_page_url),
    base: null,
    language: text(language),
    entries: (items ?? []).map((item) => ({
      id: text(item.id),
      link: text(item.url) ?? text(item.external_url) ?? addressIn(item.id),
      base: null,
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
