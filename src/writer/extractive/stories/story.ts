import { takeTurn } from "../../../async/take-turn.ts";
import type { CalendarDate } from "../../../domain/core/time.ts";
import type { Claim } from "../../../domain/documents/claim.ts";
import type { StoryMaterial, StoryText } from "../../../domain/writing/writer.ts";
import { overlap, type StemmedClaim, stemClaim } from "../sentences/redundancy.ts";
import { readSentences, withOtherSources } from "./other-sources.ts";
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
 * document, this is its digest. Yields to the event loop.
 */
export async function storyText({ documents, today }: StoryMaterial): Promise<StoryText> {
  const latestFirst = documents.toReversed();
  const lead = leadOf(latestFirst);
  if (lead === undefined) throw new RangeError("a story has at least one document");
  const entries = [lead, ...latestFirst.filter((entry) => entry !== lead)];
  const headline = stemClaim(lead.digest.headline);
  const summaryClaims = entries.flatMap(({ digest }) => digest.summary).map(stemClaim);
  const summary = distinct(summaryClaims, [], MAX_SUMMARY);
  const facts = await factsOf(entries, entries.length === 1 ? [] : [headline, ...summary]);
  return {
    headline: headline.claim.text,
    headlineEvidence: headline.claim.evidence,
    summary: await withSources(summary, entries),
    keyFacts: facts.map(({ claim }) => claim),
    upcoming: await upcoming(entries, today),
  };
}

async function factsOf(entries: Entries, shown: readonly StemmedClaim[]): Promise<StemmedClaim[]> {
  const all = entries.flatMap(({ digest }) => [...digest.keyFacts, ...digest.summary]).map(stemClaim);
  const facts = distinct(all, shown, MAX_FACTS * 2);
  const claims = await withSources(facts, entries);
  const candidates = facts.map((fact, i) => ({ ...fact, claim: claims[i] ?? fact.claim }));
  return candidates.toSorted((a, b) => b.claim.evidence.length - a.claim.evidence.length).slice(0, MAX_FACTS);
}

async function withSources(claims: readonly StemmedClaim[], entries: Entries): Promise<Claim[]> {
  const sourced: Claim[] = [];
  await readSentences(entries);
  for (const claim of claims) {
    await takeTurn();
    sourced.push(withOtherSources(claim, entries));
  }
  return sourced;
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

async function upcoming(entries: Entries, today: CalendarDate): Promise<Claim[]> {
  const found = await Promise.all(entries.map(({ document }) => upcomingClaims(document, today)));
  const soonestFirst = found.flat().toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const claims = soonestFirst.map((entry) => stemClaim(entry.claim));
  return withSources(distinct(claims, [], MAX_UPCOMING), entries);
}
