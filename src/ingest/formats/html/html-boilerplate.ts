import type { DomDocument, DomNode } from "../dom/dom.ts";

/** Class names and ids of elements that are not part of the article. */
const BOILERPLATE_NAMES =
  /(?:^|[-_ ])(?:share|sharing|sharebar|sharetools|social|addtoany|newsletter|subscribe|subscription|signup|sign-up|related|recommended|recommendations|recirc|trending|most-?read|most-?popular|read-?more|readmore|also-?read|read-?also|more-?stories|outbrain|taboola|sponsored|advert|advertisement|promo|promobox|caption|wp-caption-text|photo-?credit|image-?credit|credit|breadcrumbs?|tags|tag-?list|post-?tags|author-?bio|author-?box|about-?author|comments?|disqus|cookie|paywall|pagination|pager|byline|dateline|post-?meta|entry-?meta|print-?only|screen-?reader-text|visually-?hidden|sr-only)(?:$|[-_ ])/i;
const BOILERPLATE_SELECTORS =
  "nav, footer, aside, form, button, figcaption, dialog, [hidden], [aria-hidden=true], [role=navigation], [role=complementary], [role=dialog]";

const PRESERVED_TAGS = new Set(["HTML", "BODY", "MAIN", "ARTICLE"]);
const TEXT = 3;

/** An element with a larger share of the page's paragraph text is the article itself, whatever its name is. */
const MAX_BOILERPLATE_SHARE = 0.3;

/** Removes share bars, newsletter boxes, related links, captions and the like from the document, by element and name. */
export function removeBoilerplate(document: DomDocument): void {
  const lengths = new Map<DomNode, number>();
  const total = measure(document.body, false, lengths);
  const named = Array.from(document.body.querySelectorAll("[class], [id]")).filter((element) =>
    BOILERPLATE_NAMES.test(`${element.getAttribute("class") ?? ""} ${element.id}`),
  );
  for (const element of [...document.body.querySelectorAll(BOILERPLATE_SELECTORS), ...named]) {
    if (PRESERVED_TAGS.has(element.nodeName.toUpperCase())) continue;
    if ((lengths.get(element) ?? 0) <= total * MAX_BOILERPLATE_SHARE) element.remove();
  }
}

/** Stores the characters of paragraph text below each node in `lengths`, in one walk. */
function measure(node: DomNode, inParagraph: boolean, lengths: Map<DomNode, number>): number {
  const paragraph = inParagraph || node.nodeName.toUpperCase() === "P";
  let length = 0;
  if (node.nodeType === TEXT) length = paragraph ? (node.textContent ?? "").trim().length : 0;
  else for (const child of node.childNodes) length += measure(child, paragraph, lengths);
  lengths.set(node, length);
  return length;
}
