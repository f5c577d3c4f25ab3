import type { Chart, ChartSize } from "../../domain/charts.ts";
import { type Html, html, madeMarkup, type Piece } from "./html.ts";

const DESK = { width: 680, height: 230 };
const PHONE = { width: 340, height: 220 };

/** A chart for a desk and one for a phone, of which the style sheet shows one: letters are not made smaller to fit. */
export function drawn(draw: (size: ChartSize) => Chart, below: Piece = null): Html {
  return html`<figure class="drawn"><div class="at-desk">${madeMarkup(draw(DESK).svg)}</div>
<div class="on-phone">${madeMarkup(draw(PHONE).svg)}</div>${below}</figure>`;
}
