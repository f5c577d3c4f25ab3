import { parseHTML } from "linkedom";

interface FoundElement {
  readonly textContent: string | null;
  readonly outerHTML: string;
  readonly localName: string;
  getAttribute(name: string): string | null;
  getAttributeNames(): string[];
}

/** All elements of a page that match the selector, in order. */
export function elementsIn(page: string, selector: string): readonly FoundElement[] {
  return Array.from(parseHTML(page).document.querySelectorAll(selector) as Iterable<FoundElement>);
}

/** The texts of all matching elements, with white space normalized and a space between cells and lines. */
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
