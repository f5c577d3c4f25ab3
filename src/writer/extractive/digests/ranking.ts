import type { SentenceProfile } from "../sentences/profile.ts";

/** Weights of the signals, which are about 0..1. The last three are costs. */
export interface Weights {
  /** Falls with the square root of the position among the document's statements. */
  readonly position: number;
  /** Words that the document repeats. A sum, so that sentences that say more weigh more. */
  readonly theme: number;
  readonly names: number;
  readonly figures: number;
  readonly long: number;
  readonly short: number;
  readonly quoted: number;
}

const MANY_NAMES = 4;
const MANY_FIGURES = 2;
const MANY_THEME_STEMS = 12;
const EASY_WORDS = 20;
const FEW_WORDS = 12;

/** Importance of each sentence, in order. `themes`: from themeWeights. */
export function importance(
  profiles: readonly SentenceProfile[],
  themes: readonly number[],
  weights: Weights,
): number[] {
  return profiles.map(
    (profile, index) =>
      weights.position / Math.sqrt(index + 1) +
      weights.theme * (themes[index] ?? 0) +
      weights.names * Math.min(1, profile.names / MANY_NAMES) +
      weights.figures * Math.min(1, profile.figures / MANY_FIGURES) -
      weights.long * Math.max(0, profile.words / EASY_WORDS - 1) -
      weights.short * Math.max(0, 1 - profile.words / FEW_WORDS) -
      (profile.quoted ? weights.quoted : 0),
  );
}

/** How much each sentence is about the document's theme, in order. Linear in the document's length. */
export function themeWeights(profiles: readonly SentenceProfile[]): number[] {
  const theme = themeOf(profiles);
  return profiles.map(({ stems }) => {
    let sum = 0;
    for (const stem of stems) sum += theme.get(stem) ?? 0;
    return sum / MANY_THEME_STEMS;
  });
}

/** log(sentences with the stem) / log(sentences with the most frequent stem): 0 for stems that occur once. */
function themeOf(profiles: readonly SentenceProfile[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let maxCount = 2;
  for (const { stems } of profiles) {
    for (const stem of stems) {
      const times = (counts.get(stem) ?? 0) + 1;
      counts.set(stem, times);
      maxCount = Math.max(maxCount, times);
    }
  }
  const top = Math.log(maxCount);
  for (const [stem, times] of counts) counts.set(stem, Math.log(times) / top);
  return counts;
}
