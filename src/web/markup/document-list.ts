import type { DocumentHeader } from "../../domain/documents/document.ts";
import { type DateOptions, publishedTime } from "../../text/display/dates.ts";
import { type Html, html } from "./html.ts";
import { documentUrl } from "./urls.ts";

export function documentList(documents: readonly DocumentHeader[], options: DateOptions): Html {
  const items = documents.map(
    ({ path, title, source, published }) =>
      html`<li><a href="${documentUrl(path)}" dir="auto">${title}</a>
<span class="source">${source !== null && html`${source} · `}${publishedTime(published, options)} · <bdi>${path}</bdi></span></li>`,
  );
  return html`<ul class="list">${items}</ul>`;
}
