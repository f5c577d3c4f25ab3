import type { Chart, ChartSize } from "../../domain/pictures/charts.ts";
import { type Html, type HtmlValue, html, trustedHtml } from "./html.ts";

const DESKTOP = { width: 680, height: 230 };
const PHONE = { width: 340, height: 220 };

/** A chart in a wide and a narrow version; the style sheet shows one of them. This keeps the text at a readable size. */
export function chartFigure(draw: (size: ChartSize) => Chart, below: HtmlValue = null): Html {
  return html`<figure class="chart-figure"><div class="wide-only">${trustedHtml(draw(DESKTOP).svg)}</div>
<div class="narrow-only">${trustedHtml(draw(PHONE).svg)}</div>${below}</figure>`;
}
