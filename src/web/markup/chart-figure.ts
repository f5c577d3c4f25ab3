import type { Chart, ChartSize } from "../../domain/pictures/charts.ts";
import { type Html, type HtmlValue, html, trustedHtml } from "./html.ts";

const DESKTOP = { width: 680, height: 230 };
const PHONE = { width: 340, height: 220 };

/** A chart for a desk and one for a phone, of which the style sheet shows one: letters are not made smaller to fit. */
export function chartFigure(draw: (size: ChartSize) => Chart, below: HtmlValue = null): Html {
  return html`<figure class="drawn"><div class="at-desk">${trustedHtml(draw(DESKTOP).svg)}</div>
<div class="on-phone">${trustedHtml(draw(PHONE).svg)}</div>${below}</figure>`;
}
