import { attribute, type Html, html, markupOf, type Piece } from "./html.ts";

export type Place = "today" | "stories" | "library" | "editions" | "quality";

/** A page's own part; the rest is the same on all. */
export interface Page {
  readonly title: string;
  /** Where in the house it lies. */
  readonly place: Place;
  /** One line under the heading. */
  readonly lead?: Piece;
  readonly body: Piece;
  /** 200 unless said. */
  readonly status?: number;
}

const PLACES: readonly { readonly place: Place; readonly path: string; readonly name: string }[] = [
  { place: "today", path: "/", name: "Today" },
  { place: "stories", path: "/stories", name: "Stories" },
  { place: "library", path: "/library", name: "Library" },
  { place: "editions", path: "/editions", name: "Editions" },
  { place: "quality", path: "/quality", name: "Quality" },
];

/** The whole document; `style` is the style sheet's address. */
export function pageText({ title, place, lead = null, body }: Page, style: string): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · Dateline</title>
<link rel="stylesheet" href="${style}">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top">
<p class="brand">Dateline</p>
<nav aria-label="Pages"><ul>${PLACES.map((each) => navItem(each, place))}</ul></nav>
</header>
<main id="content" tabindex="-1">
<h1>${title}</h1>
${lead === null ? null : html`<p class="lead">${lead}</p>`}
${body}
</main>
<footer class="foot"><p>Every sentence is matched to its source. Whether the source is right is for you to judge.</p></footer>
</body>
</html>
`;
  return markupOf(page);
}

function navItem({ place, path, name }: (typeof PLACES)[number], current: Place): Html {
  return html`<li><a href="${path}"${attribute("aria-current", place === current ? "page" : null)}>${name}</a></li>`;
}
