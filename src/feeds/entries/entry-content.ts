import { getDomain } from "tldts";
import type { Feed } from "../../domain/feeds/feed.ts";
import type { FeedEntry, KnownEntry } from "../../domain/feeds/feed-entry.ts";

/** What the publisher of a feed's entries is called: its name or title, else the registered domain of its address. */
export function publisherOf({ name, title, url }: Pick<Feed, "name" | "title" | "url">): string {
  return name ?? title ?? getDomain(url, { allowPrivateDomains: true }) ?? new URL(url).hostname;
}

/**
 * An entry as a JSON Feed of this one item, which is read as any feed file is. `text`: the article's text in place of the entry's own;
 * null: the entry's own.
 */
export function entryContent(
  entry: FeedEntry,
  { number, published }: Pick<KnownEntry, "number" | "published">,
  feed: { readonly publisher: string; readonly language: string | null },
  text: string | null,
): string {
  const date =
    published === null ? null : published.precision === "day" ? published.at.slice(0, 10) : published.at;
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: entry.source ?? feed.publisher,
    ...(feed.language === null ? {} : { language: feed.language }),
    items: [
      {
        id: String(number),
        ...(entry.link === null ? {} : { url: entry.link }),
        ...(entry.title === null ? {} : { title: entry.title }),
        ...(text === null ? { content_html: entry.body ?? "" } : { content_text: text }),
        ...(date === null ? {} : { date_published: date }),
        ...(entry.authors.length === 0 ? {} : { authors: entry.authors.map((name) => ({ name })) }),
        ...(entry.tags.length === 0 ? {} : { tags: entry.tags }),
      },
    ],
  });
}
