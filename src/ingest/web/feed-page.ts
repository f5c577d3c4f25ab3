import { parseHTML } from "linkedom";
import type { FeedLink, FeedReading } from "../../domain/feeds/feed-reader.ts";
import type { DomDocument, DomElement } from "../formats/dom/dom.ts";

const FEED_TYPE = /^(?:application|text)\/(?:(?:rss|atom|rdf)\+xml|feed\+json|xml)\b/i;
/** "application/json" is what content systems name their other data by. */
const JSON_TYPE = /^application\/json\b/i;
const FEED_PATH = /(?:^|[/._?=-])(?:rss|atom|feeds?)(?:[/._?&=-]|$)/i;
/** Readers' comments, by the addresses that content systems give them. */
const COMMENTS = /comment/i;
const MAX_FEEDS = 10;
const MAX_LINKS = 2_000;
/** What services put before pages to keep programs out, and their names. */
const CHALLENGE =
  /cf-chl|challenge-platform|cf_chl_opt|_Incapsula_|ddos-guard|captcha-delivery|px-captcha|sgcaptcha|aws-waf-token/i;

/** The feeds that a web page names, the main one first; and whether the page keeps us out. */
export function readFeedPage(html: string, url: string): FeedReading {
  const { document } = parseHTML(html) as unknown as { document: DomDocument };
  const base = URL.parse(attribute(document, "base", "href") ?? "", url)?.href ?? url;
  const found = [...declared(document), ...linked(document)].flatMap(({ href, title }): FeedLink[] => {
    const address = URL.parse(href.trim(), base);
    const isWeb = address?.protocol === "http:" || address?.protocol === "https:";
    return address === null || !isWeb || COMMENTS.test(address.pathname + address.search)
      ? []
      : [{ url: address.href, title }];
  });
  const feeds = new Map(found.map((feed) => [feed.url, feed]).reverse() as [string, FeedLink][]);
  return {
    kind: "page",
    feeds: [...feeds.values()].reverse().slice(0, MAX_FEEDS),
    obstacle: CHALLENGE.test(html) ? "challenge" : hasLogin(document) ? "login" : null,
  };
}

interface Link {
  readonly href: string;
  readonly title: string | null;
}

function declared(document: DomDocument): Link[] {
  return elements(document, "link[rel][href]").flatMap((link) => {
    const type = link.getAttribute("type") ?? "";
    const href = link.getAttribute("href") ?? "";
    const isAlternate = /(?:^|\s)(?:alternate|feed)(?:\s|$)/i.test(link.getAttribute("rel") ?? "");
    const isFeed = FEED_TYPE.test(type) || (JSON_TYPE.test(type) && FEED_PATH.test(href));
    return isAlternate && isFeed ? [{ href, title: link.getAttribute("title") }] : [];
  });
}

/** Links of the text, for pages that declare no feed. */
function linked(document: DomDocument): Link[] {
  return elements(document, "a[href]").flatMap((link) => {
    const href = link.getAttribute("href") ?? "";
    return FEED_PATH.test(href) ? [{ href, title: link.textContent?.trim() || null }] : [];
  });
}

function hasLogin(document: DomDocument): boolean {
  return elements(document, 'input[type="password"]').length > 0;
}

function elements(document: DomDocument, selector: string): DomElement[] {
  return Array.from(document.querySelectorAll(selector)).slice(0, MAX_LINKS);
}

function attribute(document: DomDocument, selector: string, name: string): string | null {
  return elements(document, selector)[0]?.getAttribute(name) ?? null;
}
