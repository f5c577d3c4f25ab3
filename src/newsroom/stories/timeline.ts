import type { Claim } from "../../domain/claim.ts";
import type { Document } from "../../domain/document.ts";
import type { Digest } from "../../domain/story.ts";
import { containment } from "../../text/containment.ts";
import { contentStems } from "../../text/tokens.ts";

/** Sentences that say what a document added. */
const MOST_ADDED = 2;
/** From this share of its words on, a sentence is told by another one, if that holds its figures too. */
const TOLD = 0.6;

interface Weighed {
  readonly stems: ReadonlySet<string>;
  readonly figures: readonly string[];
}

/** For each document of a story, earliest first, those of its claims that none before it told: two at most, or none. */
export function whatEachAdded(
  documents: readonly { readonly document: Document; readonly digest: Digest }[],
): (readonly Claim[])[] {
  const told: Weighed[] = [];
  return documents.map(({ document, digest }) => {
    const claims = newClaims(digest, told);
    told.push(...[document.title, ...document.sentences].map(weighed));
    return claims;
  });
}

/** The headline only where no sentence says anything new: sentences say more. */
function newClaims({ headline, summary, keyFacts }: Digest, told: readonly Weighed[]): Claim[] {
  const added: Weighed[] = [];
  const claims: Claim[] = [];
  for (const claim of [...summary, ...keyFacts, headline]) {
    const said = weighed(claim.text);
    if (claims.length === MOST_ADDED || (claim === headline && claims.length > 0)) break;
    if ([...told, ...added].some((other) => tells(other, said))) continue;
    added.push(said);
    claims.push(claim);
  }
  return claims;
}

/** The claims that no sentence told before tells. */
export function untold(claims: readonly Claim[], sentences: readonly string[]): Claim[] {
  const told = sentences.map(weighed);
  return claims.filter(({ text }) => !told.some((other) => tells(other, weighed(text))));
}

function weighed(text: string): Weighed {
  const stems = new Set(contentStems(text));
  return { stems, figures: [...stems].filter((stem) => /^\p{N}/u.test(stem)) };
}

/** "12 were killed" does not tell that 15 were, however alike the two are. */
function tells(other: Weighed, { stems, figures }: Weighed): boolean {
  return figures.every((figure) => other.stems.has(figure)) && containment(stems, other.stems) >= TOLD;
}
