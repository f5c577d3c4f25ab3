/** Draws of one run; the same seed draws the same. */
export interface Chance {
  /** True with that probability. */
  happens(probability: number): boolean;
  between(low: number, high: number): number;
  whole(low: number, high: number): number;
  bytes(count: number): Uint8Array;
  /** One of the entries, by their weights. */
  pick<T extends string>(weights: Readonly<Record<T, number>>): T;
}

export function createChance(random: () => number): Chance {
  const between = (low: number, high: number) => low + random() * (high - low);
  return {
    happens: (probability) => random() < probability,
    between,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256)),
    pick<T extends string>(weights: Readonly<Record<T, number>>): T {
      const entries = Object.entries<number>(weights) as [T, number][];
      let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [name, weight] of entries) {
        left -= weight;
        if (left < 0) return name;
      }
      throw new RangeError("no weights to pick by");
    },
  };
}
