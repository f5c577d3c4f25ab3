import { once } from "../../async/once.ts";
import type { LanguagePack } from "../../text/languages/language-pack.ts";
import { isStopStem, stems } from "../../text/tokens/tokens.ts";
import type { ParsedText } from "../parsing/source.ts";
import { isNegation, withNegationsApart } from "./negation-words.ts";

/** A text's words with contracted negations split ("was not"), their stems, and its negations. */
export interface Polarity {
  readonly pack: LanguagePack;
  readonly words: readonly string[];
  readonly stems: () => readonly string[];
  readonly negations: readonly Negation[];
  /** Each two and three consecutive words, with a space between them. */
  readonly sequences: () => ReadonlySet<string>;
  /** The indexes of each stem. */
  readonly places: () => ReadonlyMap<string, readonly number[]>;
}

export interface Negation {
  /** Index of the negating word. */
  readonly at: number;
  /** Index of the predicate that it negates; null if none follows. */
  readonly predicate: number | null;
}

/** Maximum distance in words from a negation to its predicate ("not yet been found"). */
const MAX_REACH = 5;

export function polarityOf({ words: parsedWords, pack }: ParsedText): Polarity {
  const words = withNegationsApart(parsedWords, pack);
  const all = once(() => stems(words.join(" ")));
  const negations = words.flatMap((word, at) =>
    isNegation(word, pack) ? [{ at, predicate: predicateAfter(all(), at, pack) }] : [],
  );
  return {
    pack,
    words,
    stems: all,
    negations,
    sequences: once(() => new Set(words.flatMap((_, at) => sequencesAt(words, at)))),
    places: once(() => Map.groupBy(all().keys(), (at) => all()[at] ?? "")),
  };
}

function sequencesAt(words: readonly string[], at: number): string[] {
  return [2, 3]
    .filter((size) => at + size <= words.length)
    .map((size) => words.slice(at, at + size).join(" "));
}

/** The first content word after a negation. */
function predicateAfter(all: readonly string[], at: number, { negation }: LanguagePack): number | null {
  const { formOnly, nonPredicates } = negation;
  if (formOnly.has(all[at + 1] ?? "")) return null;
  for (let next = at + 1; next <= at + MAX_REACH && next < all.length; next++) {
    const stem = all[next] ?? "";
    if (!isStopStem(stem) && !nonPredicates.has(stem)) return /^\d/.test(stem) ? null : next;
  }
  return null;
}
