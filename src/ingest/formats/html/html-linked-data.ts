import type { DomDocument } from "../dom/dom.ts";

/** A page's linked data (schema.org in JSON-LD) about its article; null for what is not stated. */
export interface LinkedArticle {
  readonly headline: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  /** The whole text, as plain text or HTML. */
  readonly body: string | null;
}

const NO_ARTICLE: LinkedArticle = {
  headline: null,
  author: null,
  publisher: null,
  published: null,
  body: null,
};
const ARTICLE_TYPE = /(?:Article|BlogPosting|LiveBlogPosting|Report|Posting)$/;
/** Nesting searched for an article; pages have two or three levels. */
const MAX_DEPTH = 6;

/** The first article in a page's linked data. Scripts with invalid JSON are common and are ignored. */
export function linkedArticle(document: DomDocument): LinkedArticle {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = findArticle(parseJson(script.textContent ?? ""), MAX_DEPTH);
    if (article === null) continue;
    return {
      headline: plain(article.headline),
      author: names(article.author),
      publisher: names(article.publisher),
      published: plain(article.datePublished),
      body: typeof article.articleBody === "string" ? article.articleBody : null,
    };
  }
  return NO_ARTICLE;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\s*(?:<!--|\/\*.*?\*\/)|-->\s*$/g, "").replace(/[\n\r\t]+/g, " "));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function findArticle(value: unknown, depth: number): Record<string, unknown> | null {
  if (depth === 0) return null;
  if (Array.isArray(value))
    return value.map((entry) => findArticle(entry, depth - 1)).find((entry) => entry !== null) ?? null;
  if (!isRecord(value)) return null;
  const types = [value["@type"]].flat();
  if (types.some((type) => typeof type === "string" && ARTICLE_TYPE.test(type))) return value;
  return findArticle(value["@graph"], depth - 1) ?? findArticle(value.mainEntity, depth - 1);
}

function names(value: unknown): string | null {
  const all = [value].flat().map((entry) => plain(isRecord(entry) ? entry.name : entry));
  const authorNames = all.filter((name) => name !== null && !/^https?:/.test(name));
  return authorNames.length === 0 ? null : authorNames.join(", ");
}

function plain(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const text = value
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#39|#x27|apos|rsquo);/g, "'")
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
  return text === "" ? null : text;
}
