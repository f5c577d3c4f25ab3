import { parseHTML } from "linkedom";

interface FoundElement {
  readonly textContent: string | null;
  readonly outerHTML: string;
  readonly localName: string;
  getAttribute(name: string): string | null;
  getAttributeNames(): string[];
}

/** All of a page that fit, in order. */
export function elementsIn(page: string, selector: string): readonly FoundElement[] {
  return Array.from(parseHTML(page).document.querySelectorAll(selector) as Iterable<FoundElement>);
}

/** The text of all that fit, white space folded, cells and lines apart. */
export function textsOf(page: string, selector: string): string[] {
  return elementsIn(page.replace(/<\/(?:td|th|p|time)>/g, " $&"), selector).map(({ textContent }) =>
    String(textContent).replace(/\s+/g, " ").trim(),
  );
}

export function linksOf(page: string): string[] {
  const names = ["href", "src", "action"];
  return elementsIn(page, "[href], [src], [action]").flatMap((one) =>
    names.flatMap((name) => one.getAttribute(name) ?? []),
  );
}
