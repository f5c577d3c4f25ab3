/** Discord's epoch, the first second of 2015, in ms since 1970. Source: Discord's reference, "Snowflakes". */
const EPOCH = 1_420_070_400_000;

/**
 * Creates ascending ids: milliseconds since Discord's epoch above a 22-bit counter. The same clock gives the same
 * ids.
 */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const earliest = BigInt(Math.max(0, Math.floor(now()) - EPOCH)) << 22n;
    last = earliest > last ? earliest : last + 1n;
    return last.toString();
  };
}

/** Whether the first id was created before the second. */
export function isBefore(id: string, other: string): boolean {
  return id.length === other.length ? id < other : id.length < other.length;
}
