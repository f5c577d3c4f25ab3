import { once } from "../async/once.ts";
import { isStopStem, stems } from "../text/tokens/tokens.ts";
import { isNegation, withNegationsApart } from "./negation-words.ts";
import type { ParsedText } from "./source.ts";

/** A text's words with contracted negations split ("was not"), their stems, and its negations. */
export interface Polarity {
  readonly words: readonly string[];
  readonly stems: () => readonly string[];
  readonly negations: readonly Negation[];
}

export interface Negation {
  /** Index of the negating word. */
  readonly at: number;
  /** Index of the predicate that it negates; null if none follows. */
  readonly predicate: number | null;
}

/** Maximum distance in words from a negation to its predicate ("not yet been found"). */
const MAX_REACH = 5;
/** A negation word followed by one of these stems negates nothing: "not only", "no doubt", "no less". */
const FORM_ONLY = new Set("onli just doubt mere mention matter least fewer less more".split(" "));
/** Stems that are never the negated predicate. */
const NON_PREDICATE_STEMS = new Set(
  "be been being am do doe did done get got could would should can may might must will shall ani anyon anyth ever yet even so veri too immedi current far also still necessarili one onc other".split(
    " ",
  ),
);

export function polarityOf({ words: parsedWords }: ParsedText): Polarity {
  const words = withNegationsApart(parsedWords);
  const all = once(() => stems(words.join(" ")));
  const negations = words.flatMap((word, at) =>
    isNegation(word) ? [{ at, predicate: predicateAfter(all(), at) }] : [],
  );
  return { words, stems: all, negations };
}

/** The first content word after a negation. */
function predicateAfter(all: readonly string[], at: number): number | null {
  if (FORM_ONLY.has(all[at + 1] ?? "")) return null;
  for (let next = at + 1; next <= at + MAX_REACH && next < all.length; next++) {
    const stem = all[next] ?? "";
    if (!isStopStem(stem) && !NON_PREDICATE_STEMS.has(stem)) return /^\d/.test(stem) ? null : next;
  }
  return null;
}
