import type { Claim, Evidence } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import { foldSpaces } from "../../text/tokens/fold.ts";
import { contentStems } from "../../text/tokens/tokens.ts";

/** Share of words (Dice, of two sets of stems) from which a sentence is taken for another one's new wording. */
const MIN_SIMILARITY = 0.5;

/** Whether a document still has what was quoted, wherever it stands by now. */
export function containsQuote({ quote }: Evidence, { title, sentences }: Document): boolean {
  const quoteText = foldSpaces(quote);
  return foldSpaces(title).includes(quoteText) || foldSpaces(sentences.join(" ")).includes(quoteText);
}

/** The sentences of a document that took the place of what was quoted; null when none is near enough. */
export function findReplacement(evidence: Evidence, { path, sentences }: Document): Evidence | null {
  const first = evidence.sentences[0] ?? 1;
  const length = (evidence.sentences.at(-1) ?? first) - first + 1;
  const before = new Set(contentStems(evidence.quote));
  const candidates = Array.from({ length: Math.max(0, sentences.length - length + 1) }, (_, at) => {
    const quote = sentences.slice(at, at + length).join(" ");
    return { at, quote, likeness: dice(before, new Set(contentStems(quote))) };
  });
  const distance = ({ at }: { readonly at: number }) => Math.abs(at + 1 - first);
  const [nearest] = candidates.sort((a, b) => b.likeness - a.likeness || distance(a) - distance(b));
  if (nearest === undefined || nearest.likeness < MIN_SIMILARITY) return null;
  const numbers = Array.from({ length }, (_, index) => nearest.at + 1 + index);
  return { document: path, sentences: numbers, quote: nearest.quote };
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((stem) => b.has(stem)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

/** A change that was told quotes what a document said before: that it says so no longer is the news. */
export function isQuotedAsEarlier({ text }: Claim, { quote }: Evidence): boolean {
  return text.startsWith(`Earlier: “${quote}”`);
}
