/**
 * How much of the smaller of two sets of stems stands in the other, 0..1. Containment rather than a cosine,
 * so that a short sentence repeating part of a long one counts as a repetition.
 */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const stem of small) if (large.has(stem)) shared++;
  return shared / small.size;
}

/** Share of `a`'s stems that stand in `b`, 0..1. */
export function containment(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0) return 0;
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared++;
  return shared / a.size;
}
