import { parseHTML } from "linkedom";

interface Found {
  readonly textContent: string | null;
  readonly outerHTML: string;
  readonly localName: string;
  getAttribute(name: string): string | null;
  getAttributeNames(): string[];
}

/** All of a page that fit, in order. */
export function found(page: string, selector: string): readonly Found[] {
  return Array.from(parseHTML(page).document.querySelectorAll(selector) as Iterable<Found>);
}

/** The text of all that fit, white space folded, cells and lines apart. */
export function textsOf(page: string, selector: string): string[] {
  return found(page.replace(/<\/(?:td|th|p|time)>/g, " $&"), selector).map(({ textContent }) =>
    String(textContent).replace(/\s+/g, " ").trim(),
  );
}

export function linksOf(page: string): string[] {
  const names = ["href", "src", "action"];
  return found(page, "[href], [src], [action]").flatMap((one) =>
    names.flatMap((name) => one.getAttribute(name) ?? []),
  );
}
