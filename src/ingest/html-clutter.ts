import type { DomDocument, DomElement } from "./html-dom.ts";

/** Parts of a page that are never its article, by the words its makers name them with. */
const CLUTTER_NAMES =
  /(?:^|[-_ ])(?:share|sharing|sharebar|sharetools|social|addtoany|newsletter|subscribe|subscription|signup|sign-up|related|recommended|recommendations|recirc|trending|most-?read|most-?popular|read-?more|readmore|also-?read|read-?also|more-?stories|outbrain|taboola|sponsored|advert|advertisement|promo|promobox|caption|wp-caption-text|photo-?credit|image-?credit|credit|breadcrumbs?|tags|tag-?list|post-?tags|author-?bio|author-?box|about-?author|comments?|disqus|cookie|paywall|pagination|pager|byline|dateline|post-?meta|entry-?meta|print-?only|screen-?reader-text|visually-?hidden|sr-only)(?:$|[-_ ])/i;
const CLUTTER_TAGS =
  "nav, footer, aside, form, button, figcaption, dialog, [hidden], [aria-hidden=true], [role=navigation], [role=complementary], [role=dialog]";

/** A part with more than this share of the page's paragraph text is the article itself, whatever it is called. */
const ARTICLE_SHARE = 0.3;

/** Takes out of a page what is named as clutter (share bars, newsletter boxes, related links, captions). */
export function removeClutter(document: DomDocument): void {
  const total = paragraphLength(document.body);
  const named = Array.from(document.body.querySelectorAll("[class], [id]")).filter((element) =>
    CLUTTER_NAMES.test(`${element.getAttribute("class") ?? ""} ${element.id}`),
  );
  for (const element of [...document.body.querySelectorAll(CLUTTER_TAGS), ...named]) {
    const tag = element.nodeName.toUpperCase();
    if (tag === "BODY" || tag === "HTML" || tag === "ARTICLE" || tag === "MAIN") continue;
    if (paragraphLength(element) <= total * ARTICLE_SHARE) element.remove();
  }
}

function paragraphLength(element: DomElement): number {
  let length = 0;
  for (const paragraph of element.querySelectorAll("p"))
    length += (paragraph.textContent ?? "").trim().length;
  return length;
}
