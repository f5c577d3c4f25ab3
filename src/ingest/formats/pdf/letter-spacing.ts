/** A heading whose letters stand apart: "T H E D A M". */
const SPACED_LETTERS = /(?<![\p{L}\p{N}])\p{L}(?: \p{L}){3,59}(?![\p{L}\p{N}])/gu;

/**
 * A text in which letters that stand apart are joined to words. PDFs do not say where the words end, so only words that the
 * document has elsewhere (`words`, in lower case) are joined; other text stays as it is.
 */
export function withoutLetterSpacing(text: string, words: ReadonlySet<string>): string {
  return text.replace(SPACED_LETTERS, (letters) => {
    const lengths = wordLengths(letters.replaceAll(" ", "").toLowerCase(), words);
    if (lengths === null) return letters;
    let at = 0;
    const joined = lengths.map((length) => {
      const word = letters.replaceAll(" ", "").slice(at, at + length);
      at += length;
      return word;
    });
    return joined.join(" ");
  });
}

/** The lengths of the fewest known words that make up a run of letters; null if they do not. */
function wordLengths(letters: string, words: ReadonlySet<string>): number[] | null {
  const best: (number[] | null)[] = [[]];
  for (let end = 1; end <= letters.length; end += 1) {
    best[end] = null;
    for (let start = 0; start < end; start += 1) {
      const before = best[start];
      if (!before || !words.has(letters.slice(start, end))) continue;
      if (best[end] === null || before.length + 1 < (best[end]?.length ?? 0))
        best[end] = [...before, end - start];
    }
  }
  return best[letters.length] ?? null;
}
