import type { Texts } from "../../domain/texts/texts.ts";
import { attribute, type Html, type HtmlValue, html, renderHtml } from "./html.ts";

export type Section = "today" | "stories" | "library" | "editions" | "quality";

/** The content of a page; the frame around it is the same on all pages. */
export interface Page {
  readonly title: string;
  /** The menu entry that is marked as current. */
  readonly section: Section;
  /** A line below the heading. */
  readonly lead?: HtmlValue;
  readonly body: HtmlValue;
  /** HTTP status; 200 by default. */
  readonly status?: number;
}

const SECTIONS: readonly { readonly section: Section; readonly path: string }[] = [
  { section: "today", path: "/" },
  { section: "stories", path: "/stories" },
  { section: "library", path: "/library" },
  { section: "editions", path: "/editions" },
  { section: "quality", path: "/quality" },
];

/** The complete HTML document. */
export function renderPage(
  { title, section, lead = null, body }: Page,
  styleUrl: string,
  texts: Texts,
): string {
  const page = html`<!doctype html>
<html lang="${texts.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · Dateline</title>
<link rel="stylesheet" href="${styleUrl}">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#content">${texts.t("page.skip")}</a>
<header class="top">
<p class="brand">Dateline</p>
<nav aria-label="${texts.t("page.sections")}"><ul>${SECTIONS.map((each) => navItem(each, section, texts))}</ul></nav>
</header>
<main id="content" tabindex="-1">
<h1>${title}</h1>
${lead === null ? null : html`<p class="lead">${lead}</p>`}
${body}
</main>
<footer class="foot"><p>${texts.t("page.footer")}</p></footer>
</body>
</html>
`;
  return renderHtml(page);
}

function navItem({ section, path }: (typeof SECTIONS)[number], current: Section, texts: Texts): Html {
  const name = texts.t(`page.section.${section}`);
  return html`<li><a href="${path}"${attribute("aria-current", section === current ? "page" : null)}>${name}</a></li>`;
}
