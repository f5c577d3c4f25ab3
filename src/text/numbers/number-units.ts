import { DEFAULT_PACK } from "../languages/languages.ts";
import { isStopStem, stems } from "../tokens/tokens.ts";

const RULES = DEFAULT_PACK.numbers.counted;
const WORD = /[\s-]*((?:\p{Lu}\.)+|[\p{L}\p{M}][\p{L}\p{M}’']*)/uy;
/** How many words after the number are searched for the counted noun. */
const MAX_WORDS_AHEAD = 5;

/**
 * The stem of the noun that a number counts, searched from offset `at`: "12 American soldiers" counts soldiers,
 * "85-target" targets. Null if no noun follows within a few words.
 */
export function countedUnit(text: string, at: number, value: number): string | null {
  WORD.lastIndex = at + (RULES.linking.exec(text.slice(at, at + 60))?.[0].length ?? 0);
  const hyphenated = text[at] === "-";
  let first: string | null = null;
  for (let offset = 0; offset < MAX_WORDS_AHEAD; offset++) {
    const word = WORD.exec(text)?.[1];
    if (word === undefined || isBreak(word)) break;
    if (offset === 0 && RULES.measures.has(word)) return stemOf(word);
    if ((hyphenated && !RULES.hyphenated.has(word)) || isPlural(word)) return stemOf(word);
    if (value === 1 && /^\p{Ll}/u.test(word) && !RULES.adjective.test(word)) return stemOf(word);
    first ??= /^\p{Ll}/u.test(word) && !RULES.adjective.test(word) ? word : null;
  }
  return first === null ? null : stemOf(first);
}

function isBreak(word: string): boolean {
  return /^\p{Ll}/u.test(word) && isStopStem(stemOf(word) ?? "");
}

function isPlural(word: string): boolean {
  const lower = word.toLowerCase().replace(/['’]s?$/, "");
  if (!/^\p{Ll}/u.test(word)) return false;
  return (
    RULES.irregularPlurals.has(lower) ||
    (RULES.plural.test(lower) && lower.length > 3 && !RULES.nonPlurals.test(lower))
  );
}

function stemOf(word: string): string | null {
  return stems(word)[0] ?? null;
}
