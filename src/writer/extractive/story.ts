import type { Claim } from "../../domain/claim.ts";
import type { CalendarDate } from "../../domain/time.ts";
import type { StoryMaterial, StoryText } from "../../domain/writer.ts";
import { withOtherSources } from "./other-sources.ts";
import { overlap, type WeighedClaim, weigh } from "./redundancy.ts";
import { leadOf } from "./story-lead.ts";
import { upcomingClaims } from "./upcoming.ts";

const MOST_SUMMARY = 3;
const MOST_FACTS = 6;
const MOST_UPCOMING = 3;
/** From this overlap on, a sentence adds too little to be shown beside the other. */
const REPETITION = 0.6;

type Entries = StoryMaterial["documents"];

/**
 * A story's text from its documents' digests: headline and summary from the leading one, key facts first
 * those that several documents report, then those of the latest, nothing said twice. Each claim cites every
 * document that says the same. A story of one document is that document's digest, with its own list of key facts.
 */
export function storyText({ documents, today }: StoryMaterial): StoryText {
  const latestFirst = documents.toReversed();
  const lead = leadOf(latestFirst);
  if (lead === undefined) throw new RangeError("a story has at least one document");
  const entries = [lead, ...latestFirst.filter((entry) => entry !== lead)];
  const headline = weigh(lead.digest.headline);
  const told = entries.flatMap(({ digest }) => digest.summary).map(weigh);
  const summary = distinct(told, [], MOST_SUMMARY);
  const facts = entries.length === 1 ? factsOf(entries, []) : factsOf(entries, [headline, ...summary]);
  return {
    headline: headline.claim.text,
    headlineEvidence: headline.claim.evidence,
    summary: cited(summary, entries),
    keyFacts: facts.map(({ claim }) => claim),
    upcoming: upcoming(entries, today),
  };
}

function factsOf(entries: Entries, shown: readonly WeighedClaim[]): WeighedClaim[] {
  const all = entries.flatMap(({ digest }) => [...digest.keyFacts, ...digest.summary]).map(weigh);
  const open = distinct(all, shown, MOST_FACTS * 2).map((fact) => ({
    ...fact,
    claim: withOtherSources(fact, entries),
  }));
  return open.toSorted((a, b) => b.claim.evidence.length - a.claim.evidence.length).slice(0, MOST_FACTS);
}

function cited(claims: readonly WeighedClaim[], entries: Entries): Claim[] {
  return claims.map((claim) => withOtherSources(claim, entries));
}

/** The first `most` that repeat neither what is shown nor one another. */
function distinct(
  open: readonly WeighedClaim[],
  shown: readonly WeighedClaim[],
  most: number,
): WeighedClaim[] {
  const chosen: WeighedClaim[] = [];
  for (const claim of open) {
    if (chosen.length === most) break;
    const fresh = [...shown, ...chosen].every((other) => overlap(other.stems, claim.stems) < REPETITION);
    if (fresh) chosen.push(claim);
  }
  return chosen;
}

function upcoming(entries: Entries, today: CalendarDate): Claim[] {
  const soonestFirst = entries
    .flatMap(({ document }) => upcomingClaims(document, today))
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const claims = soonestFirst.map((entry) => weigh(entry.claim));
  return cited(distinct(claims, [], MOST_UPCOMING), entries);
}
