import { foldSpaces } from "../../../text/tokens/fold-spaces.ts";
import type { StatedMetadata, Timestamp } from "../../content/extracted-text.ts";
import { parseTimestamp } from "../../metadata/parse-timestamp.ts";
import { titlePublisher } from "../../metadata/publisher.ts";
import type { DomDocument } from "../dom/dom.ts";
import type { LinkedArticle } from "./html-linked-data.ts";

const TITLE_NAMES = ["og:title", "twitter:title", "dc.title"];
const SOURCE_NAMES = ["og:site_name", "application-name", "dc.publisher"];
const AUTHOR_NAMES = ["author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"];
const DATE_NAMES = [
  "article:published_time",
  "og:article:published_time",
  "datepublished",
  "parsely-pub-date",
  "sailthru.date",
  "dc.date.issued",
  "dc.date",
  "dcterms.created",
  "pubdate",
  "publish-date",
  "publication_date",
  "date",
];
const TAG_NAMES = ["article:tag", "news_keywords"];

/** A page's metadata from linked data, meta elements, headline and time elements. */
export function statedInHtml(document: DomDocument, linked: LinkedArticle): StatedMetadata {
  const meta = metaContents(document);
  const first = (names: readonly string[]) => names.flatMap((name) => meta.get(name) ?? [])[0] ?? null;
  const pageTitle = folded(document.title);
  const heading = headline(document);
  const title = first(TITLE_NAMES) ?? linked.headline ?? heading ?? pageTitle;
  const publisher =
    first(SOURCE_NAMES) ?? linked.publisher ?? (pageTitle === null ? null : titlePublisher(pageTitle));
  const source = publisher === null ? null : withoutAddress(publisher);
  const author = linked.author ?? AUTHOR_NAMES.flatMap((name) => meta.get(name) ?? []).find(isName) ?? null;
  return {
    title: title === null ? null : withoutSource(title, source),
    source,
    author,
    published: published(document, linked, meta),
    tags: [
      ...new Set(TAG_NAMES.flatMap((name) => meta.get(name) ?? []).flatMap((list) => list.split(/\s*,\s*/))),
    ],
    language: language(document),
  };
}

/** Meta elements by name, property or itemprop in lower case, in page order. */
function metaContents(document: DomDocument): ReadonlyMap<string, string[]> {
  const contents = new Map<string, string[]>();
  for (const element of document.querySelectorAll("meta[content]")) {
    const content = folded(element.getAttribute("content") ?? "");
    if (content === null) continue;
    for (const attribute of ["property", "name", "itemprop"]) {
      const name = element.getAttribute(attribute)?.toLowerCase();
      if (name) contents.set(name, [...(contents.get(name) ?? []), content]);
    }
  }
  return contents;
}

function published(
  document: DomDocument,
  linked: LinkedArticle,
  meta: ReadonlyMap<string, string[]>,
): Timestamp | null {
  const stated = [
    ...(linked.published ? [linked.published] : []),
    ...DATE_NAMES.flatMap((name) => meta.get(name) ?? []),
  ];
  const times = TIME_SELECTORS.flatMap((selector) => timesOf(document, selector));
  return [...stated, ...times].map(parseTimestamp).find((timestamp) => timestamp !== null) ?? null;
}

/** Elements with the time of publication, the surest first. Those of a change are left out. */
const TIME_SELECTORS = [
  "[itemprop=datePublished]",
  "time[pubdate]",
  "time.published, .published time, time.entry-date",
  "article time[datetime], header time[datetime]",
];
const CHANGE = /modified|updated/i;

function timesOf(document: DomDocument, selector: string): string[] {
  return Array.from(document.querySelectorAll(selector))
    .filter(
      (element) =>
        !CHANGE.test(`${element.getAttribute("itemprop") ?? ""} ${element.getAttribute("class") ?? ""}`),
    )
    .map(
      (element) =>
        element.getAttribute("datetime") ?? element.getAttribute("content") ?? element.textContent ?? "",
    );
}

// With several first-level headings it is unclear which one is the article's.
function headline(document: DomDocument): string | null {
  const headings = document.querySelectorAll("h1");
  return headings.length === 1 ? folded(headings[0]?.textContent ?? "") : null;
}

/** Some pages give their address for the publisher's name: "https://www.valleypost.example/" is valleypost.example. */
function withoutAddress(publisher: string): string {
  return publisher.replace(/^https?:\/\/(?:www\.)?([^/\s]+)\/?$/i, "$1");
}

/** A title without the publisher's name at its end. */
function withoutSource(title: string, source: string | null): string {
  const cut = title.replace(/\s+[|–—»-]\s+[^|–—»]{2,40}$/u, "");
  const suffix = title.slice(cut.length).replace(/^\s+[|–—»-]\s+/u, "");
  const isSource = suffix !== "" && (suffix === source || titlePublisher(title) === suffix);
  return isSource && cut.length > 0 ? cut : title;
}

function language(document: DomDocument): string | null {
  const stated = document.documentElement.getAttribute("lang")?.trim().split(/[-_]/)[0]?.toLowerCase();
  return stated !== undefined && /^[a-z]{2,3}$/.test(stated) ? stated : null;
}

// Some pages give a URL or a handle as the author.
function isName(text: string): boolean {
  return text.length <= 100 && !/^https?:|^@|[/\\]/.test(text);
}

function folded(text: string): string | null {
  const line = foldSpaces(text);
  return line === "" ? null : line;
}
