/** The random decisions of one run, determined by its seed. */
export interface Chance {
  /** True with the given probability. */
  happens(probability: number): boolean;
  between(low: number, high: number): number;
  whole(low: number, high: number): number;
  bytes(count: number): Uint8Array;
  /** One of the keys, with probabilities proportional to their weights. */
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
