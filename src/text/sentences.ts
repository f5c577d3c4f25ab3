/** A text as numbered sentences: sentence n is `sentences[n - 1]`; `paragraphs` are the numbers that begin one. */
export interface SplitText {
  readonly sentences: readonly string[];
  readonly paragraphs: readonly number[];
}

/**
 * Splits a text into paragraphs (blank lines) and sentences. Each sentence is an exact substring of the text,
 * runs of white space folded to one space. `language` is a BCP 47 primary tag.
 */
export function splitSentences(text: string, language = "en"): SplitText {
  const segmenter = new Intl.Segmenter(language === "und" ? "en" : language, { granularity: "sentence" });
  const sentences: string[] = [];
  const paragraphs: number[] = [];
  for (const paragraph of text.split(/\n\s*\n/)) {
    const before = sentences.length;
    for (const { segment } of segmenter.segment(paragraph.replace(/\s+/g, " ").trim())) {
      if (segment.trim() !== "") sentences.push(segment.trim());
    }
    if (sentences.length > before) paragraphs.push(before + 1);
  }
  return { sentences, paragraphs };
}
