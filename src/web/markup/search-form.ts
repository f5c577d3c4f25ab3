import { type Html, html } from "./html.ts";

export function searchForm(query: string): Html {
  return html`<form class="search" role="search" action="/library"><label for="q">Search titles, paths and texts</label>
<input id="q" name="q" type="search" value="${query}" maxlength="200"> <button>Search</button></form>`;
}
