import type { SentenceProfile } from "./profile.ts";

/** Weights of the signals; each signal is about 0..1. */
export interface Weights {
  readonly position: number;
  readonly theme: number;
  readonly names: number;
  readonly figures: number;
  readonly length: number;
}

/** Importance of each sentence of a document, in order. Linear in the document's length. */
export function importance(profiles: readonly SentenceProfile[], weights: Weights): number[] {
  const theme = themeOf(profiles);
  return profiles.map(
    (profile, index) =>
      weights.position / Math.sqrt(index + 1) +
      weights.theme * themeShare(profile, theme) +
      weights.names * Math.min(1, profile.names / 4) +
      weights.figures * Math.min(1, profile.figures / 2) -
      (weights.length * Math.max(0, profile.words - 20)) / 20,
  );
}

/** How often each stem is used by the document's sentences, damped: what the document keeps coming back to. */
function themeOf(profiles: readonly SentenceProfile[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stems, furniture } of profiles) {
    if (furniture) continue;
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  let top = 0;
  for (const [stem, times] of counts) {
    const weight = Math.log(times);
    counts.set(stem, weight);
    top = Math.max(top, weight);
  }
  if (top > 0) for (const [stem, weight] of counts) counts.set(stem, weight / top);
  return counts;
}

function themeShare({ stems }: SentenceProfile, theme: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const stem of stems) sum += theme.get(stem) ?? 0;
  return stems.size === 0 ? 0 : sum / Math.max(8, stems.size);
}
