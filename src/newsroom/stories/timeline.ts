import type { Claim } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { Digest } from "../../domain/stories/story.ts";
import { containment } from "../../text/tokens/containment.ts";
import { contentStems } from "../../text/tokens/tokens.ts";

/** Claims shown per document. */
const MAX_ADDED = 2;
/** A claim is repeated if another sentence contains this share of its stems, and all its figures. */
const REPEATED_SHARE = 0.6;

interface StemmedText {
  readonly stems: ReadonlySet<string>;
  readonly figures: readonly string[];
}

/** For each document, earliest first: at most MAX_ADDED of its claims that no earlier document states. */
export function whatEachAdded(
  documents: readonly { readonly document: Document; readonly digest: Digest }[],
): (readonly Claim[])[] {
  const earlier: StemmedText[] = [];
  return documents.map(({ document, digest }) => {
    const claims = newClaims(digest, earlier);
    for (const sentence of [document.title, ...document.sentences]) earlier.push(stemText(sentence));
    return claims;
  });
}

/** Uses the headline only if no sentence is new, because sentences say more. */
function newClaims({ headline, summary, keyFacts }: Digest, earlier: readonly StemmedText[]): Claim[] {
  const added: StemmedText[] = [];
  const claims: Claim[] = [];
  for (const claim of [...summary, ...keyFacts, headline]) {
    const stemmedClaim = stemText(claim.text);
    if (claims.length === MAX_ADDED || (claim === headline && claims.length > 0)) break;
    if ([...earlier, ...added].some((other) => repeats(other, stemmedClaim))) continue;
    added.push(stemmedClaim);
    claims.push(claim);
  }
  return claims;
}

/** The claims that none of the sentences state. */
export function withoutRepeats(claims: readonly Claim[], sentences: readonly string[]): Claim[] {
  const earlier = sentences.map(stemText);
  return claims.filter(({ text }) => {
    const stemmedClaim = stemText(text);
    return !earlier.some((other) => repeats(other, stemmedClaim));
  });
}

function stemText(text: string): StemmedText {
  const stems = new Set(contentStems(text));
  return { stems, figures: [...stems].filter((stem) => /^\p{N}/u.test(stem)) };
}

/** "12 were killed" does not repeat "15 were killed", however similar the words are. */
function repeats(other: StemmedText, { stems, figures }: StemmedText): boolean {
  return (
    figures.every((figure) => other.stems.has(figure)) && containment(stems, other.stems) >= REPEATED_SHARE
  );
}
