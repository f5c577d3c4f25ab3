import { address, type Query, readPage } from "./addresses.ts";
import { type Html, html } from "./html.ts";

/** A part of a list. */
export interface ListPage {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** The first entry's place, from 0. */
  readonly from: number;
}

export function pageOf(typed: string | null, entries: number, atOnce: number): ListPage {
  const pages = Math.max(1, Math.ceil(entries / atOnce));
  const page = Math.min(readPage(typed), pages);
  return { page, pages, from: (page - 1) * atOnce };
}

export function pageLinks(path: string, query: Query, { page, pages }: ListPage): Html {
  if (pages === 1) return html``;
  const to = (number: number) => address(path, { ...query, page: number === 1 ? null : number });
  return html`<nav class="paging" aria-label="Pages of the list"><p>
${page > 1 && html`<a rel="prev" href="${to(page - 1)}">Previous</a> `}Page ${page} of ${pages}${page < pages && html` <a rel="next" href="${to(page + 1)}">Next</a>`}
</p></nav>`;
}
