import type { Claim, Evidence } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import { foldSpaces } from "../../text/tokens/fold-spaces.ts";
import { contentStems } from "../../text/tokens/tokens.ts";

/** Minimum Dice coefficient of two stem sets for one sentence to count as the new wording of the other. */
const MIN_SIMILARITY = 0.5;

/** Whether a document still contains the quote, in its title or anywhere in its text. */
export function containsQuote({ quote }: Evidence, { title, sentences }: Document): boolean {
  const quoteText = foldSpaces(quote);
  return foldSpaces(title).includes(quoteText) || foldSpaces(sentences.join(" ")).includes(quoteText);
}

/** The sentences that most likely replaced the quoted ones; null if none is similar enough. */
export function findReplacement(evidence: Evidence, { path, sentences }: Document): Evidence | null {
  const first = evidence.sentences[0] ?? 1;
  const length = (evidence.sentences.at(-1) ?? first) - first + 1;
  const before = new Set(contentStems(evidence.quote));
  const candidates = Array.from({ length: Math.max(0, sentences.length - length + 1) }, (_, start) => {
    const quote = sentences.slice(start, start + length).join(" ");
    return { start, quote, similarity: dice(before, new Set(contentStems(quote))) };
  });
  const distance = ({ start }: { readonly start: number }) => Math.abs(start + 1 - first);
  const [best] = candidates.sort((a, b) => b.similarity - a.similarity || distance(a) - distance(b));
  if (best === undefined || best.similarity < MIN_SIMILARITY) return null;
  const numbers = Array.from({ length }, (_, index) => best.start + 1 + index);
  return { document: path, sentences: numbers, quote: best.quote };
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((stem) => b.has(stem)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

/** Whether a claim quotes this evidence as the earlier state ("Earlier: ..."). Such a quote needs no correction. */
export function isQuotedAsEarlier({ text }: Claim, { quote }: Evidence): boolean {
  return text.startsWith(`Earlier: “${quote}”`);
}
