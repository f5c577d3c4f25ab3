import { message } from "../../../domain/texts/texts.ts";
import { cleanText } from "../../../text/sentences/clean.ts";
import { foldSpaces } from "../../../text/tokens/fold.ts";
import type { Content, EmbeddedDocument } from "../../content/content.ts";
import type { StatedMetadata } from "../../content/extracted-text.ts";
import { malformed, readFailure } from "../../content/read-failures.ts";
import { parseTimestamp } from "../../metadata/parse-timestamp.ts";
import type { DomElement } from "../dom/dom.ts";
import { childElements, childText, localName, parseXml } from "../dom/xml.ts";
import { nameOfId, textOf } from "../records/embedded-record.ts";

const EMPTY_FEED = readFailure("no-text", message("reason.file.empty-feed"));
const NO_BODY = readFailure("no-text", message("reason.file.entry-without-text"));
/** Elements with an entry's text, full text before summaries: RSS's content module, Atom, RSS. */
const BODY_ELEMENTS = ["encoded", "content", "description", "summary"];
const DATE_ELEMENTS = ["pubdate", "published", "issued", "date", "updated"];

/** The entries of an RSS (0.9 to 2.0) or Atom feed, each a document. */
export function readFeed(text: string): Content {
  const root = parseXml(text);
  if (root === null) return malformed(message("reason.file.malformed.xml"));
  const channel = childElements(root).find((child) => localName(child) === "channel") ?? root;
  // In RSS 1.0 the entries are siblings of the channel, in other versions its children.
  const entries = [root, channel].flatMap((element) =>
    childElements(element).filter((child) => /^(?:item|entry)$/.test(localName(child))),
  );
  if (entries.length === 0) return EMPTY_FEED;
  const shared = { source: plainText(childText(channel, "title")), language: childText(channel, "language") };
  return { embedded: [...new Set(entries)].map((entry) => embeddedEntry(entry, shared)) };
}

function embeddedEntry(
  entry: DomElement,
  shared: Pick<StatedMetadata, "source" | "language">,
): EmbeddedDocument {
  const title = plainText(childText(entry, "title"));
  const id = childText(entry, "guid") ?? childText(entry, "id") ?? linkOf(entry) ?? title ?? "";
  const body = BODY_ELEMENTS.map((name) => bodyOf(entry, name)).find((text) => text !== null) ?? title;
  if (body === null) return { name: nameOfId(id), failure: NO_BODY };
  const stated: StatedMetadata = {
    title,
    source: plainText(childText(entry, "source")) ?? shared.source,
    author: authorOf(entry),
    published:
      DATE_ELEMENTS.map((name) => parseTimestamp(childText(entry, name) ?? "")).find(
        (timestamp) => timestamp,
      ) ?? null,
    tags: tagsOf(entry),
    language: shared.language?.split(/[-_]/)[0]?.toLowerCase() ?? null,
  };
  return {
    name: nameOfId(id),
    extracted: { text: textOf(body), stated },
    content: JSON.stringify([stated, body]),
  };
}

// In Atom, type="xhtml" means child elements; otherwise markup is escaped text.
function bodyOf(entry: DomElement, name: string): string | null {
  const element = childElements(entry).find((child) => localName(child) === name);
  if (element === undefined) return null;
  const isMarkup = element.getAttribute("type") === "xhtml";
  const text = (isMarkup ? element.innerHTML : element.textContent)?.trim() ?? "";
  return text === "" ? null : text;
}

function authorOf(entry: DomElement): string | null {
  const authors = childElements(entry).filter((child) => /^(?:author|creator)$/.test(localName(child)));
  const names = authors.map((author) => childText(author, "name") ?? author.textContent?.trim() ?? "");
  // RSS: "ann@example.org (Ann Reyes)".
  const plainNames = names.map((name) => /^\S+@\S+\s+\((.+)\)$/.exec(name)?.[1] ?? name);
  return plainNames.filter((name) => name !== "" && !name.includes("@")).join(", ") || null;
}

function tagsOf(entry: DomElement): string[] {
  const categories = childElements(entry).filter((child) => localName(child) === "category");
  const terms = categories.map((category) => category.getAttribute("term") ?? category.textContent ?? "");
  return [...new Set(terms.map((term) => cleanText(term).trim()).filter((term) => term !== ""))];
}

function linkOf(entry: DomElement): string | null {
  const link = childElements(entry).find((child) => localName(child) === "link");
  return link?.getAttribute("href") ?? childText(entry, "link");
}

function plainText(text: string | null): string | null {
  return text === null ? null : foldSpaces(textOf(text)) || null;
}
