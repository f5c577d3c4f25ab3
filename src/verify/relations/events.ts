import { memoByObject } from "../../async/memo-by-object.ts";
import type { LanguagePack } from "../../text/languages/language-pack.ts";
import { stems } from "../../text/tokens/tokens.ts";
import type { Finding } from "../parsing/finding.ts";
import type { ParsedText } from "../parsing/source.ts";

/** Blocks a claim with a death, an arrest or another grave event that its sentences have no word for. */
export function checkEvents(claim: ParsedText, source: readonly ParsedText[]): Finding | null {
  const groups = eventsOf(claim.pack);
  for (const { stem, word } of claim.terms()) {
    const group = groups.get(stem);
    if (group === undefined) continue;
    const hasWord = (text: ParsedText) => !text.stemSet().isDisjointFrom(group);
    if (source.some(hasWord)) continue;
    return { reason: "event", detail: `the claim says "${word}"; the cited sentences do not` };
  }
  return null;
}

const eventsOf = memoByObject((pack: LanguagePack): ReadonlyMap<string, ReadonlySet<string>> => {
  const groups = new Map<string, ReadonlySet<string>>();
  for (const words of pack.claimRelations.events) {
    const group = new Set(words.flatMap(stems));
    for (const stem of group) groups.set(stem, group.union(groups.get(stem) ?? new Set()));
  }
  return groups;
});
