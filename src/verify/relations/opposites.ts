import { memoByObject } from "../../async/memo-by-object.ts";
import type { LanguagePack } from "../../text/languages/language-pack.ts";
import { stems } from "../../text/tokens/tokens.ts";
import { isNegated } from "../negation/negation-words.ts";
import type { Finding } from "../parsing/finding.ts";
import type { ParsedText } from "../parsing/source.ts";
import type { Term } from "../parsing/terms.ts";

/** Content words up to this many words away from a word tell what it is said of. */
const CLAIM_REACH = 6;
const SOURCE_REACH = 9;
/** A claim and a sentence speak of the same if this many of those words are the same, and this share of the claim's. */
const MIN_SHARED = 2;
/** Words with an opposite that are looked at, from the first one on: real claims have fewer. */
const MAX_WORDS = 20;
const MIN_SHARE = 0.6;

/**
 * Blocks a claim that says the opposite of its sentences: "rose 2%" where they have "fell 2%". The opposite must be said of the
 * same words, and no sentence may say the claim's word of them.
 */
export function checkOpposites(claim: ParsedText, source: readonly ParsedText[]): Finding | null {
  const terms = claim.terms();
  const opposites = oppositesOf(claim.pack);
  const places = [...terms.keys()].filter((at) => opposites.has(terms[at]?.stem ?? ""));
  for (const at of places.slice(0, MAX_WORDS)) {
    const term = terms[at];
    const opposite = opposites.get(term?.stem ?? "");
    if (term === undefined || opposite === undefined || claim.pack.names.adverbEnding.test(term.word))
      continue;
    const about = contentAround(terms, at, CLAIM_REACH);
    if (about.size < MIN_SHARED) continue;
    const said = best(source, about, (stem) => stem === term.stem || opposite.same.has(stem));
    const contrary = best(source, about, (stem) => opposite.contrary.has(stem));
    if (contrary === null || contrary.shared < MIN_SHARED || contrary.shared < MIN_SHARE * about.size)
      continue;
    if (said !== null && said.shared >= contrary.shared) continue;
    if (isNegatedAt(terms, at, claim.pack) !== contrary.isNegated) continue;
    const detail = `the claim says "${term.word}"; the cited sentences say "${contrary.word}"`;
    return { reason: "opposite", detail };
  }
  return null;
}

interface Opposite {
  readonly same: ReadonlySet<string>;
  readonly contrary: ReadonlySet<string>;
}

/** The stems of a language that have an opposite. */
const oppositesOf = memoByObject((pack: LanguagePack): ReadonlyMap<string, Opposite> => {
  const found = new Map<string, Opposite>();
  for (const [one, other] of pack.claimRelations.opposites) {
    const [a, b] = [new Set(one.flatMap(stems)), new Set(other.flatMap(stems))];
    for (const stem of a) if (!found.has(stem)) found.set(stem, { same: a, contrary: b });
    for (const stem of b) if (!found.has(stem)) found.set(stem, { same: b, contrary: a });
  }
  return found;
});

function contentAround(terms: readonly Term[], at: number, reach: number): ReadonlySet<string> {
  const near = terms.slice(Math.max(0, at - reach), at + reach + 1);
  return new Set(near.filter((term) => !term.isStop && term !== terms[at]).map(({ stem }) => stem));
}

interface Place {
  readonly word: string;
  readonly shared: number;
  readonly isNegated: boolean;
}

/** Of the places in the source with such a stem, the one with most of the given stems near it; null without any. */
function best(
  source: readonly ParsedText[],
  about: ReadonlySet<string>,
  fits: (stem: string) => boolean,
): Place | null {
  let found: Place | null = null;
  for (const sentence of source) {
    const terms = sentence.terms();
    for (const [at, term] of terms.entries()) {
      if (!fits(term.stem)) continue;
      const near = contentAround(terms, at, SOURCE_REACH);
      const shared = about.intersection(near).size;
      if (found === null || shared > found.shared)
        found = { word: term.word, shared, isNegated: isNegatedAt(terms, at, sentence.pack) };
    }
  }
  return found;
}

function isNegatedAt(terms: readonly Term[], at: number, pack: LanguagePack): boolean {
  return isNegated(
    terms.slice(Math.max(0, at - 4), at).map(({ word }) => word),
    pack,
  );
}
