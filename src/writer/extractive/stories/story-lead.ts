import { HOUR_MS } from "../../../domain/core/time.ts";
import type { StoryMaterial } from "../../../domain/writing/writer.ts";
import { containment } from "../../../text/tokens/containment.ts";
import { stemClaim } from "../sentences/redundancy.ts";

type Entry = StoryMaterial["documents"][number];

/** Documents this close to the latest one are as new as it is: a day's date says no more. */
const AS_NEW_MS = 12 * HOUR_MS;
/** A headline longer than this is a sentence for want of a title, and loses to one that is not. */
const HEADLINE_WORDS = 16;
const WORDY_PENALTY = 0.3;
const DAMPING = 4;
/** Documents compared with each other; stories beyond that are judged by their latest. */
const MAX_COMPARED = 30;

/** The document that leads a story: of the newest, the one whose headline the others' digests bear out most. */
export function leadOf(latestFirst: readonly Entry[]): Entry | undefined {
  const latest = latestFirst[0];
  if (latest === undefined) return undefined;
  const since = Date.parse(latest.document.published.at) - AS_NEW_MS;
  const newest = latestFirst.filter(({ document }) => Date.parse(document.published.at) >= since);
  const compared = latestFirst.slice(0, MAX_COMPARED).map((entry) => ({ entry, stems: digestStems(entry) }));
  let lead = latest;
  let best = Number.NEGATIVE_INFINITY;
  for (const entry of newest.slice(0, MAX_COMPARED)) {
    const fit = support(entry, compared) - (isWordy(entry) ? WORDY_PENALTY : 0);
    if (fit <= best) continue;
    lead = entry;
    best = fit;
  }
  return lead;
}

/**
 * How much of the headline each other document's digest holds, on average, 0..1. Damped, so that a headline that
 * says little ("Park flooding") does not win by saying nothing else.
 */
function support(entry: Entry, compared: readonly { entry: Entry; stems: ReadonlySet<string> }[]): number {
  const { stems } = stemClaim(entry.digest.headline);
  const others = compared.filter((other) => other.entry !== entry);
  const shares = others.map((other) => containment(stems, other.stems));
  const weight = stems.size / (stems.size + DAMPING);
  return (weight * shares.reduce((sum, share) => sum + share, 0)) / Math.max(1, others.length);
}

function digestStems({ digest }: Entry): ReadonlySet<string> {
  return new Set([digest.headline, ...digest.summary].flatMap((claim) => [...stemClaim(claim).stems]));
}

function isWordy({ digest }: Entry): boolean {
  return digest.headline.text.split(" ").length > HEADLINE_WORDS;
}
