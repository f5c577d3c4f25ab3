import type { DomDocument, DomElement } from "../dom/dom.ts";
import { isSentence } from "./prose.ts";

const STRUCK_ELEMENTS = new Set("DEL S STRIKE".split(" "));
const STRUCK_STYLE = /line-through/i;
const CLASS_SELECTOR = /\.([\w-]+)\s*(?=,|$)/g;
/** A link to a note of the same page: "[1]", "(a)", "*". */
const NOTE_MARK = /^(?:[[(]\w{1,3}[\])]|[*†‡§]+)$/u;
const INLINE_ELEMENTS = new Set("SPAN B I EM STRONG BIG FONT SMALL".split(" "));
const SCREEN_READER_TEXT = /(?:^|[-_ ])(?:sr-only|screen-?reader(?:-text)?|visually-?hidden)(?:$|[-_ ])/i;

/**
 * Removes struck-out text and marks of notes, and unwraps drop caps, before anything judges the page by names. Struck-out
 * text was corrected or withdrawn: it must not be read as a fact.
 */
export function removeUnread(document: DomDocument): void {
  for (const element of document.querySelectorAll("del, s, strike, [style]"))
    if (isStruck(element)) element.remove();
  for (const name of struckClasses(document))
    for (const element of document.querySelectorAll(`[class~="${name}"]`)) element.remove();
  for (const link of document.querySelectorAll('a[href^="#"]'))
    if (NOTE_MARK.test(link.textContent?.trim() ?? "")) link.remove();
  for (const element of document.querySelectorAll("[aria-hidden=true]")) unwrapDropCap(element);
  for (const link of document.querySelectorAll("p > a[href], li > a[href]")) unlinkSentence(link);
}

/** Readability counts links against a paragraph. A sentence that is one link as a whole is text that was linked. */
function unlinkSentence(link: DomElement): void {
  const text = link.textContent?.trim() ?? "";
  if (text === (link.parentNode?.textContent?.trim() ?? "") && isSentence(text))
    link.replaceWith(...link.childNodes);
}

function isStruck(element: DomElement): boolean {
  return (
    STRUCK_ELEMENTS.has(element.nodeName.toUpperCase()) ||
    STRUCK_STYLE.test(element.getAttribute("style") ?? "")
  );
}

function struckClasses(document: DomDocument): Set<string> {
  const names = new Set<string>();
  for (const { textContent } of document.querySelectorAll("style"))
    for (const rule of (textContent ?? "").split("}"))
      if (STRUCK_STYLE.test(rule))
        for (const [, name = ""] of (rule.split("{").at(-2) ?? "").matchAll(CLASS_SELECTOR)) names.add(name);
  return names;
}

const DROP_CAP = /^\s*["“„«]?\p{L}\s*$/u;

/** Large first letters are often there twice: to be seen, and for screen readers. One of them stays. */
function unwrapDropCap(element: DomElement): void {
  if (!INLINE_ELEMENTS.has(element.nodeName.toUpperCase())) return;
  const seen = element.textContent?.trim() ?? "";
  const read = [element.nextElementSibling, element.previousElementSibling].find(
    (sibling) =>
      sibling !== null &&
      SCREEN_READER_TEXT.test(sibling.getAttribute("class") ?? "") &&
      seen !== "" &&
      (sibling.textContent?.trim() ?? "").startsWith(seen),
  );
  if (read) {
    element.remove();
    read.replaceWith(read.textContent ?? "");
  } else if (DROP_CAP.test(seen)) element.replaceWith(seen);
}
