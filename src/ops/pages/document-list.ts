import type { DocumentHeader } from "../../domain/document.ts";
import { publishedTime } from "../../text/british-dates.ts";
import { documentUrl } from "./addresses.ts";
import { type Html, html } from "./html.ts";

export function documentList(documents: readonly DocumentHeader[], timeZone: string): Html {
  const items = documents.map(
    ({ path, title, source, published }) =>
      html`<li><a href="${documentUrl(path)}" dir="auto">${title}</a>
<span class="source">${source !== null && html`${source} · `}${publishedTime(published, timeZone)} · <bdi>${path}</bdi></span></li>`,
  );
  return html`<ul class="list">${items}</ul>`;
}
