import { HOUR_MS } from "../../../domain/core/time.ts";
import type { StoryMaterial } from "../../../domain/writing/writer.ts";
import { containment } from "../../../text/tokens/containment.ts";
import { stemClaim } from "../sentences/redundancy.ts";

type Entry = StoryMaterial["documents"][number];

/** Documents this close to the latest one count as equally new, because many dates state only a day. */
const EQUALLY_NEW_MS = 12 * HOUR_MS;
/** A longer headline is probably a sentence used for lack of a title, and gets a penalty. */
const MAX_HEADLINE_WORDS = 16;
const WORDY_PENALTY = 0.3;
const DAMPING = 4;
/** Documents compared with each other, the latest ones. */
const MAX_COMPARED = 30;

/** The document that leads a story: among the newest, the one whose headline the other digests support most. */
export function leadOf(latestFirst: readonly Entry[]): Entry | undefined {
  const latest = latestFirst[0];
  if (latest === undefined) return undefined;
  const since = Date.parse(latest.document.published.at) - EQUALLY_NEW_MS;
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
 * Average share of the headline's stems in the other documents' digests, 0..1. Damped, so that a short headline ("Park
 * flooding") does not win because it says so little.
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
  return digest.headline.text.split(" ").length > MAX_HEADLINE_WORDS;
}
