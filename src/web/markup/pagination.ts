import type { Texts } from "../../domain/texts/texts.ts";
import { type Html, html } from "./html.ts";
import { pageUrl, parsePageNumber, type Query } from "./urls.ts";

/** One page of a list. */
export interface ListPage {
  /** Starts at 1. */
  readonly page: number;
  readonly pages: number;
  /** Index of the page's first entry, starting at 0. */
  readonly from: number;
}

export function listPage(value: string | null, entries: number, pageSize: number): ListPage {
  const pages = Math.max(1, Math.ceil(entries / pageSize));
  const page = Math.min(parsePageNumber(value), pages);
  return { page, pages, from: (page - 1) * pageSize };
}

export function pageLinks(path: string, query: Query, { page, pages }: ListPage, texts: Texts): Html {
  if (pages === 1) return html``;
  const urlOf = (number: number) => pageUrl(path, { ...query, page: number === 1 ? null : number });
  return html`<nav class="paging" aria-label="${texts.t("page.list.pages")}"><p>
${page > 1 && html`<a rel="prev" href="${urlOf(page - 1)}">${texts.t("page.list.previous")}</a> `}${texts.t("page.list.page", { page: String(page), pages: String(pages) })}${page < pages && html` <a rel="next" href="${urlOf(page + 1)}">${texts.t("page.list.next")}</a>`}
</p></nav>`;
}
