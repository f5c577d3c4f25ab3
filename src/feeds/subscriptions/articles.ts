import type { Now } from "../../domain/core/clock.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { FullTextMode } from "../../domain/feeds/feed.ts";
import type { FeedEntry } from "../../domain/feeds/feed-entry.ts";
import type { FeedEntryStore } from "../../domain/feeds/feed-entry-store.ts";
import type { DocumentReader } from "../../domain/intake/document-reader.ts";
import { isSiteSentence } from "../../text/prose/boilerplate.ts";
import { contentStems } from "../../text/tokens/tokens.ts";
import { parseAddress } from "../fetching/feed-address.ts";
import type { FetchUrl } from "../fetching/fetch-url.ts";

const ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";
/** A page that has fewer of the entry's own words is another page: a consent form, an offer, an error. */
const MIN_SHARED = 0.6;
/** With fewer words of its own an entry says too little to tell. */
const MIN_WORDS = 5;

export interface ArticlesDeps {
  readonly store: Pick<FeedEntryStore, "article" | "saveArticle">;
  readonly fetch: FetchUrl;
  readonly reader: DocumentReader;
  readonly turn: (url: string) => Promise<() => void>;
  readonly isAllowed: (url: string) => Promise<boolean>;
  readonly now: Now;
}

/** The text of an entry's article page where it is better than the entry's own; else null. Never rejects for what a page does. */
export type FullTextOf = (entry: FeedEntry, mode: FullTextMode) => Promise<string | null>;

/** Each page is fetched once, whoever asks. */
export function createArticles(deps: ArticlesDeps): FullTextOf {
  const { store, now } = deps;
  const running = new Map<string, Promise<string | null>>();
  const textOfPage = async (url: string): Promise<string | null> => {
    const known = await store.article(url);
    if (known !== null) return known.text;
    const text = await readPage(url, deps);
    await store.saveArticle(url, { fetchedAt: now(), text });
    return text;
  };
  return async (entry, mode) => {
    if (mode === "off" || entry.link === null || (mode === "auto" && !entry.isCut)) return null;
    const address = parseAddress(entry.link);
    if ("code" in address) return null;
    const { url } = address;
    const reading = running.getOrInsertComputed(url, () =>
      textOfPage(url).finally(() => running.delete(url)),
    );
    const text = await reading;
    return text !== null && isBetter(text, entry) ? text : null;
  };
}

async function readPage(
  url: string,
  { fetch, reader, turn, isAllowed, now }: ArticlesDeps,
): Promise<string | null> {
  if (!(await isAllowed(url))) return null;
  const outcome = await fetch({ url, accept: ACCEPT, turn });
  if (outcome.kind !== "fetched") return null;
  const contentType = outcome.headers["content-type"] ?? "text/html";
  const raw = { name: "article", contentType, bytes: outcome.bytes };
  const read = await reader.read(raw, { path: url, arrivedAt: now(), knownHash: null });
  return read.kind === "document" ? textOf(read.document) : null;
}

/** The document's paragraphs, without what only speaks of the site. */
function textOf({ sentences, paragraphs }: Document): string {
  const starts = new Set(paragraphs);
  return sentences
    .map((sentence, index) => ({ sentence, gap: starts.has(index + 1) ? "\n\n" : " " }))
    .filter(({ sentence }) => !isSiteSentence(sentence))
    .map(({ sentence, gap }) => `${gap}${sentence}`)
    .join("")
    .trim();
}

/** Longer than the entry's own text, and about the same thing: it has most of the entry's words. */
function isBetter(text: string, { bodyLength, sample }: FeedEntry): boolean {
  if (text.length <= bodyLength) return false;
  const own = new Set(contentStems(sample));
  if (own.size < MIN_WORDS) return true;
  const theirs = new Set(contentStems(text));
  return [...own].filter((word) => theirs.has(word)).length >= own.size * MIN_SHARED;
}
