/** What boxes around an article are for, as their classes and ids say. */
const PURPOSES =
  "share sharing sharebar sharetools social addtoany newsletter newsletters subscribe subscription signup related recommended recommendations recirc trending outbrain taboola sponsored advert advertisement promo promobox breadcrumb breadcrumbs comments comment disqus cookie cookies paywall pagination pager byline dateline";
/** Two words of a name that say so together. */
const PAIRS =
  "sign-up most-read most-popular read-more also-read read-also more-stories photo-credit image-credit author-bio author-box about-author post-meta entry-meta tag-list post-tags print-only screen-reader visually-hidden sr-only wp-caption";
const SINGLE = "caption credit tags mostread mostpopular readmore moreread";
/** What a box is made of, and where it stands: such words do not change what it is for. */
const PARTS =
  "bar tools tool box block list lists item items link links button buttons btn container wrapper wrap inner outer section module widget area region content header footer title heading text top bottom left right main post article entry story page site media photo image icon icons count component group row col column form inline sticky mobile desktop body view small large new js posts articles stories news reader up";

/** Prefixes ("js"), small words ("for", "the") and numbers. */
const SHORT_PART = /^.{1,3}$|\d/;

const words = (list: string) => new Set(list.split(" "));
const PURPOSE_WORDS = words(`${PURPOSES} ${SINGLE}`);
const NAME_PAIRS = words(PAIRS);
const PART_WORDS = words(PARTS);
/** Most names have none of these words, and need no closer look. */
const ANY_PURPOSE = new RegExp(
  `${PURPOSES} ${PAIRS} ${SINGLE}`.replaceAll("-", "[-_]*").replaceAll(" ", "|"),
  "i",
);

/** How sure a class or id is that an element is not part of the article. */
export type BoilerplateName = "certain" | "possible" | null;

/**
 * Judges one class or id. "certain" if all of its words are about a box of that kind ("related-articles"), "possible" if
 * others are among them ("related-arrests", which a heading of the article may have as its anchor).
 */
export function judgeName(name: string): BoilerplateName {
  if (!ANY_PURPOSE.test(name)) return null;
  const parts = name
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[-_]+/)
    .filter((part) => part !== "");
  const isPair = parts.map((part, index) => NAME_PAIRS.has(`${part}-${parts[index + 1]}`));
  const counts = parts.map((part, index) => isPair[index] || isPair[index - 1] || PURPOSE_WORDS.has(part));
  if (!counts.includes(true)) return null;
  const rest = parts.filter(
    (part, index) => !counts[index] && !PART_WORDS.has(part) && !SHORT_PART.test(part),
  );
  return rest.length === 0 ? "certain" : "possible";
}
