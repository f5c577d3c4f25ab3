import type { Texts } from "../../domain/texts/texts.ts";
import { type Html, html } from "./html.ts";

export function searchForm(query: string, texts: Texts): Html {
  return html`<form class="search" role="search" action="/library"><label for="q">${texts.t("page.search.label")}</label>
<input id="q" name="q" type="search" value="${query}" maxlength="200"> <button>${texts.t("page.search.button")}</button></form>`;
}
