import type { Feed } from "../../domain/feeds/feed.ts";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Characters that XML 1.0 does not allow. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Feeds as an OPML 2.0 list, without user names and passwords. */
export function opmlOf(feeds: readonly Pick<Feed, "name" | "title" | "url" | "site">[]): string {
  const outlines = feeds.map(({ name, title, url, site }) => {
    const label = attribute(name ?? title ?? url);
    const page = site === null ? "" : ` htmlUrl="${attribute(site)}"`;
    return `    <outline type="rss" text="${label}" title="${label}" xmlUrl="${attribute(url)}"${page}/>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>Dateline</title></head>
  <body>
${outlines.join("")}  </body>
</opml>
`;
}

function attribute(text: string): string {
  return text.replace(FORBIDDEN, "").replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
