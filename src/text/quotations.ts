/** A quotation in a text, without its quotation marks. text.slice(start, end) is `text`. */
export interface Quotation {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The quotations of a text: what stands between matching quotation marks (" ", “ ”, « », „ “, `` ''), not apostrophes. */
export function quotations(text: string): Quotation[] {
  return Array.from(text.matchAll(/[“"]([^“”"]+)[”"]/g), (m) => ({
    text: m[1] ?? "",
    start: m.index + 1,
    end: m.index + 1 + (m[1] ?? "").length,
  }));
}
