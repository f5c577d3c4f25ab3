import { memoByObject } from "../../async/memo-by-object.ts";
import type { LanguagePack } from "../../text/languages/language-pack.ts";
import { stems } from "../../text/tokens/tokens.ts";
import type { ParsedText } from "./source.ts";
import type { Term } from "./terms.ts";

/** A sentence that says most of a claim, and which of its words the claim has. */
export interface Aligned {
  readonly sentence: ParsedText;
  /** Share of the claim's content words that the sentence has, 0..1. */
  readonly share: number;
  /** Whether the claim has a term's stem, or one of the same direction ("rise" for "gain"). */
  readonly isClaimed: (term: Term) => boolean;
}

/** The sentence with most of the claim's content words; null without any. */
export function alignedSentence(claim: ParsedText, source: readonly ParsedText[]): Aligned | null {
  const content = new Set(claim.terms().flatMap(({ stem, isStop }) => (isStop ? [] : [stem])));
  if (content.size === 0) return null;
  const claimed = new Set([...content].flatMap((stem) => [stem, ...(alikeOf(claim.pack).get(stem) ?? [])]));
  let found: Aligned | null = null;
  for (const sentence of source) {
    const share = content.intersection(sentence.stemSet()).size / content.size;
    if (found === null || share > found.share) {
      found = { sentence, share, isClaimed: ({ stem }) => claimed.has(stem) };
    }
  }
  return found;
}

/** The stems of the same direction as a stem, which an opposite has. */
export const alikeOf = memoByObject((pack: LanguagePack): ReadonlyMap<string, ReadonlySet<string>> => {
  const alike = new Map<string, ReadonlySet<string>>();
  for (const group of pack.claimRelations.opposites.flat()) {
    const set = new Set(group.flatMap(stems));
    for (const stem of set) if (!alike.has(stem)) alike.set(stem, set);
  }
  return alike;
});
