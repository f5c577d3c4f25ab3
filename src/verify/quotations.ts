import { quotations } from "../text/quotations.ts";
import type { Finding } from "./finding.ts";
import { foldQuotation } from "./fold.ts";
import type { ReadText } from "./source.ts";

/** A quotation must stand in the cited sentences as it is, but for white space, case, quote glyphs and its closing mark. */
export function checkQuotations(claim: ReadText, source: readonly ReadText[]): Finding | null {
  const quoted = quotations(claim.text);
  if (quoted.length === 0) return null;
  const said = ` ${foldQuotation(source.map((sentence) => sentence.text).join(" "))} `;
  const absent = quoted.find(({ text }) => !said.includes(bare(text)));
  if (absent === undefined) return null;
  return { reason: "quote", detail: `the cited sentences do not say "${absent.text.trim()}"` };
}

/** Without the comma or full stop that the quoting sentence puts before the closing mark. */
function bare(text: string): string {
  return foldQuotation(text).replace(/^[\s,;:-]+|[\s,.;:!?-]+$/g, "");
}
