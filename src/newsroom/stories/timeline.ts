import { takeTurn } from "../../async/take-turn.ts";
import type { Claim } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { Digest } from "../../domain/stories/story.ts";
import { containment } from "../../text/tokens/containment.ts";
import { contentStems } from "../../text/tokens/tokens.ts";

/** Claims shown per document. */
const MAX_ADDED = 2;
/** A claim is repeated if another sentence contains this share of its stems, and all its figures. */
const REPEATED_SHARE = 0.6;

/** Sentences of a document that may state a claim; a report has fewer, a book tens of thousands. */
const MAX_SENTENCES = 300;

interface StemmedText {
  readonly stems: ReadonlySet<string>;
  readonly figures: readonly string[];
}

/**
 * For each document, earliest first: at most MAX_ADDED of its claims that no earlier document states. Takes a turn of the event loop
 * for each document.
 */
export async function whatEachAdded(
  documents: readonly { readonly document: Document; readonly digest: Digest }[],
): Promise<(readonly Claim[])[]> {
  const earlier: StemmedText[] = [];
  const added: (readonly Claim[])[] = [];
  for (const { document, digest } of documents) {
    await takeTurn();
    added.push(newClaims(digest, earlier));
    const sentences = document.sentences.slice(0, MAX_SENTENCES);
    for (const sentence of [document.title, ...sentences]) earlier.push(stemText(sentence));
  }
  return added;
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
