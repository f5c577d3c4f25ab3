import { sentenceEnds } from "./boundaries.ts";
import { blocks } from "./lines.ts";

/** A text as numbered sentences: sentence n is `sentences[n - 1]`; `paragraphs` holds the first number of each paragraph. */
export interface SplitText {
  readonly sentences: readonly string[];
  readonly paragraphs: readonly number[];
}

/** Sentence limit in UTF-16 units: a table without a full stop must not become one sentence of a megabyte. */
const MAX_SENTENCE_LENGTH = 2000;

/**
 * Splits a text into paragraphs (blank lines) and sentences. Each sentence is an exact substring of the text with
 * white space folded to single spaces; together they cover the whole text. Headings, bylines and list items on a line
 * of their own are sentences. `language` is a BCP 47 primary tag.
 */
export function splitSentences(text: string, language = "en"): SplitText {
  const sentences: string[] = [];
  const paragraphs: number[] = [];
  for (const block of blocks(text)) {
    if (block.beginsParagraph) paragraphs.push(sentences.length + 1);
    let start = 0;
    for (const end of sentenceEnds(block.text, language)) {
      const sentence = block.text.slice(start, end).trim();
      if (sentence.length > MAX_SENTENCE_LENGTH) sentences.push(...splitLongSentence(sentence));
      else if (sentence !== "") sentences.push(sentence);
      start = end;
    }
  }
  return { sentences, paragraphs };
}

/** Cuts at the last space that fits; without one, between two characters. */
function splitLongSentence(sentence: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (sentence.length - start > MAX_SENTENCE_LENGTH) {
    const space = sentence.lastIndexOf(" ", start + MAX_SENTENCE_LENGTH);
    const end =
      space > start
        ? space
        : start + MAX_SENTENCE_LENGTH - (isHighSurrogate(sentence, start + MAX_SENTENCE_LENGTH - 1) ? 1 : 0);
    pieces.push(sentence.slice(start, end));
    start = sentence[end] === " " ? end + 1 : end;
  }
  return [...pieces, sentence.slice(start)];
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00;
}
