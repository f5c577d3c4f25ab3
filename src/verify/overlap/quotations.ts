import { quotations } from "../../text/sentences/quotations.ts";
import type { Finding } from "../parsing/finding.ts";
import { foldQuotation } from "../parsing/fold.ts";
import type { ParsedText } from "../parsing/source.ts";

/**
 * Requires each quotation to occur in the cited sentences, ignoring white space, case, and quotation marks with the punctuation
 * next to them. The sentences need not present it as a quotation.
 */
export function checkQuotations(claim: ParsedText, source: readonly ParsedText[]): Finding | null {
  const quoted = [...quotations(claim.text).map(({ text }) => text), ...singleQuoted(claim.text)];
  if (quoted.length === 0) return null;
  const sourceText = foldQuotation(source.map((sentence) => sentence.text).join(" "));
  const absent = quoted.find((text) => !sourceText.includes(bare(text)));
  if (absent === undefined) return null;
  return { reason: "quote", detail: `the cited sentences do not say "${absent.trim()}"` };
}

/** Without the punctuation that the quoting sentence adds before the closing quotation mark. */
function bare(text: string): string {
  return foldQuotation(text).replace(/^[\s,;:-]+|[\s,.;:!?-]+$/g, "");
}

/** Text between single quotation marks, which may contain apostrophes: ‘so it is’, 'so it is', `so it is'. */
const SINGLE =
  /(?<![\p{L}\p{N}'’`])[‘'`](?=[\p{L}\p{N}])((?:[^'’‘`"“”]|(?<=\p{L})['’](?=\p{L}))+)['’](?![\p{L}\p{N}'])/gu;
/** A straight mark may be an apostrophe ("'em ... players'"), so fewer words between two of them are not a quotation. */
const MIN_WORDS = 3;

function singleQuoted(text: string): string[] {
  return Array.from(text.matchAll(SINGLE))
    .filter(({ 0: whole, 1: inner = "" }) => !whole.startsWith("'") || inner.split(/\s+/).length >= MIN_WORDS)
    .map(({ 1: inner = "" }) => inner);
}
