const WORD_CHARACTER = /[\p{L}\p{M}\p{N}_]/u;

/**
 * At most `max` UTF-16 units of a text before an offset, not before `from`, and without a word that is cut in two. For patterns that
 * end in `$`: on the whole text before each number of a long sentence, they would take quadratic time.
 */
export function textBefore(text: string, at: number, max: number, from = 0): string {
  let start = at - max;
  if (start <= from) return text.slice(from, at);
  while (start < at && isWithinWord(text, start)) start += 1;
  return text.slice(start, at);
}

function isWithinWord(text: string, at: number): boolean {
  return WORD_CHARACTER.test(text[at - 1] ?? "") && WORD_CHARACTER.test(text[at] ?? "");
}
