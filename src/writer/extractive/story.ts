import type { Claim, Evidence } from "../../domain/claim.ts";
import type { Document } from "../../domain/document.ts";
import type { StoryMaterial, StoryText } from "../../domain/ports.ts";
import type { Digest } from "../../domain/story.ts";
import type { CalendarDate } from "../../domain/time.ts";
import { contentStems } from "../../text/tokens.ts";
import { overlap } from "./redundancy.ts";
import { upcomingClaims } from "./upcoming.ts";

const MOST_SUMMARY = 3;
const MOST_FACTS = 6;
const MOST_UPCOMING = 3;
/** From this overlap on two sentences say the same: one is shown, with both as its sources. */
const SAME = 0.8;
/** From this overlap on a sentence adds too little to be shown beside the other. */
const REPETITION = 0.6;

interface Weighed {
  readonly claim: Claim;
  readonly stems: ReadonlySet<string>;
}

/** A story's text from its documents' digests, the latest first, nothing said twice. */
export function storyText({ documents, today }: StoryMaterial): StoryText {
  const latestFirst = documents.toReversed();
  const lead = latestFirst[0];
  if (lead === undefined) throw new RangeError("a story has at least one document");
  const headline = weigh(lead.digest.headline);
  const summary = distinct(latestFirst.flatMap((entry) => entry.digest.summary).map(weigh), [], MOST_SUMMARY);
  const facts = distinct(factsOf(latestFirst), [headline, ...summary], MOST_FACTS);
  return {
    headline: headline.claim.text,
    headlineEvidence: headline.claim.evidence,
    summary: summary.map(({ claim }) => claim),
    keyFacts: facts.map(({ claim }) => claim),
    upcoming: upcoming(latestFirst, today),
  };
}

function factsOf(entries: readonly { readonly document: Document; readonly digest: Digest }[]): Weighed[] {
  return entries.flatMap(({ digest }) => [...digest.keyFacts, ...digest.summary]).map(weigh);
}

function upcoming(entries: StoryMaterial["documents"], today: CalendarDate): Claim[] {
  const soonestFirst = entries
    .flatMap(({ document }) => upcomingClaims(document, today))
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return distinct(
    soonestFirst.map((entry) => weigh(entry.claim)),
    [],
    MOST_UPCOMING,
  ).map(({ claim }) => claim);
}

function weigh(claim: Claim): Weighed {
  return { claim, stems: new Set(contentStems(claim.text)) };
}

function distinct(open: readonly Weighed[], shown: readonly Weighed[], most: number): Weighed[] {
  const chosen: Weighed[] = [];
  for (const weighed of open) {
    const same = chosen.findIndex((other) => overlap(other.stems, weighed.stems) >= SAME);
    const twin = chosen[same];
    if (twin !== undefined) chosen[same] = { ...twin, claim: merged(twin.claim, weighed.claim.evidence) };
    else if ([...chosen, ...shown].every((other) => overlap(other.stems, weighed.stems) < REPETITION)) {
      if (chosen.length < most) chosen.push(weighed);
    }
  }
  return chosen;
}

function merged(claim: Claim, more: readonly Evidence[]): Claim {
  const known = new Set(claim.evidence.map((evidence) => evidence.document));
  return { ...claim, evidence: [...claim.evidence, ...more.filter(({ document }) => !known.has(document))] };
}
