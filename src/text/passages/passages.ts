import type { SplitText } from "../sentences/sentences.ts";

/** Sentence numbers, from 1, inclusive. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Target size of a passage in words: three or four sentences of news, which answer one question. */
const PASSAGE_WORDS = 120;
/** A paragraph of at most this many words is a heading or byline and stays with the text after it. */
const HEADING_WORDS = 12;

/**
 * Splits a document into passages: runs of sentences of at most about 120 words that keep paragraphs together where
 * they fit. Every sentence is in exactly one passage, in order; a sentence of over 120 words is its own passage.
 */
export function passageSpans({ sentences, paragraphs }: SplitText): Span[] {
  const counts = sentences.map(wordCount);
  const starts = new Set(paragraphs);
  const spans: Span[] = [];
  let current: { first: number; words: number } = { first: 1, words: 0 };
  const endPassageBefore = (number: number) => {
    if (number > current.first) spans.push({ first: current.first, last: number - 1 });
    current = { first: number, words: 0 };
  };
  counts.forEach((words, i) => {
    const wordsAhead = starts.has(i + 1) ? paragraphWords(counts, starts, i) : words;
    const wordsNeeded = Math.min(wordsAhead, PASSAGE_WORDS);
    if (
      current.words + words > PASSAGE_WORDS ||
      (current.words > HEADING_WORDS && current.words + wordsNeeded > PASSAGE_WORDS)
    )
      endPassageBefore(i + 1);
    current = { ...current, words: current.words + words };
  });
  endPassageBefore(sentences.length + 1);
  return spans;
}

/** Words of the paragraph that begins at index `from`; for a heading, including the next paragraph. */
function paragraphWords(counts: readonly number[], starts: ReadonlySet<number>, from: number): number {
  let words = 0;
  for (let i = from; i < counts.length && words <= PASSAGE_WORDS; i++) {
    if (words > HEADING_WORDS && starts.has(i + 1)) break;
    words += counts[i] ?? 0;
  }
  return words;
}

/** Words separated by spaces; scripts without spaces count as one word per three characters. */
function wordCount(sentence: string): number {
  let spaced = 1;
  for (let at = sentence.indexOf(" "); at !== -1; at = sentence.indexOf(" ", at + 1)) spaced += 1;
  return spaced * 12 < sentence.length ? Math.ceil(sentence.length / 3) : spaced;
}
