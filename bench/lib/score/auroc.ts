/** Probability that a positive scores higher than a negative, with ties counting half; 0..1. */
export function auroc(positive: readonly number[], negative: readonly number[]): number {
  let won = 0;
  for (const high of positive) {
    for (const low of negative) won += high > low ? 1 : high === low ? 0.5 : 0;
  }
  return won / (positive.length * negative.length);
}
