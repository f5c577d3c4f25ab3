import type { CalendarDate } from "../../../domain/core/time.ts";
import type { Claim } from "../../../domain/documents/claim.ts";
import type { StoryMaterial, StoryText } from "../../../domain/writing/writer.ts";
import { overlap, type StemmedClaim, stemClaim } from "../sentences/redundancy.ts";
import { withOtherSources } from "./other-sources.ts";
import { leadOf } from "./story-lead.ts";
import { upcomingClaims } from "./upcoming.ts";

const MAX_SUMMARY = 3;
const MAX_FACTS = 6;
const MAX_UPCOMING = 3;
/** Sentences that overlap this much with a shown one add too little. */
const MAX_OVERLAP = 0.6;

type Entries = StoryMaterial["documents"];

/**
 * Writes a story from its documents' digests: headline and summary from the leading document; key facts reported by several
 * documents first, then the latest; no repetition. Each claim cites the other documents that state the same. For a single
 * document, this is its digest.
 */
export function storyText({ documents, today }: StoryMaterial): StoryText {
  const latestFirst = documents.toReversed();
  const lead = leadOf(latestFirst);
  if (lead === undefined) throw new RangeError("a story has at least one document");
  const entries = [lead, ...latestFirst.filter((entry) => entry !== lead)];
  const headline = stemClaim(lead.digest.headline);
  const summaryClaims = entries.flatMap(({ digest }) => digest.summary).map(stemClaim);
  const summary = distinct(summaryClaims, [], MAX_SUMMARY);
  const facts = entries.length === 1 ? factsOf(entries, []) : factsOf(entries, [headline, ...summary]);
  return {
    headline: headline.claim.text,
    headlineEvidence: headline.claim.evidence,
    summary: withSources(summary, entries),
    keyFacts: facts.map(({ claim }) => claim),
    upcoming: upcoming(entries, today),
  };
}

function factsOf(entries: Entries, shown: readonly StemmedClaim[]): StemmedClaim[] {
  const all = entries.flatMap(({ digest }) => [...digest.keyFacts, ...digest.summary]).map(stemClaim);
  const candidates = distinct(all, shown, MAX_FACTS * 2).map((fact) => ({
    ...fact,
    claim: withOtherSources(fact, entries),
  }));
  return candidates.toSorted((a, b) => b.claim.evidence.length - a.claim.evidence.length).slice(0, MAX_FACTS);
}

function withSources(claims: readonly StemmedClaim[], entries: Entries): Claim[] {
  return claims.map((claim) => withOtherSources(claim, entries));
}

/** The first `max` candidates that repeat neither each other nor `shown`. */
function distinct(
  candidates: readonly StemmedClaim[],
  shown: readonly StemmedClaim[],
  max: number,
): StemmedClaim[] {
  const chosen: StemmedClaim[] = [];
  for (const claim of candidates) {
    if (chosen.length === max) break;
    const isNew = [...shown, ...chosen].every((other) => overlap(other.stems, claim.stems) < MAX_OVERLAP);
    if (isNew) chosen.push(claim);
  }
  return chosen;
}

function upcoming(entries: Entries, today: CalendarDate): Claim[] {
  const soonestFirst = entries
    .flatMap(({ document }) => upcomingClaims(document, today))
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const claims = soonestFirst.map((entry) => stemClaim(entry.claim));
  return withSources(distinct(claims, [], MAX_UPCOMING), entries);
}
