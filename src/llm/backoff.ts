const FIRST_MS = 500;
const MAX_MS = 20_000;

/** How long to wait before attempt `attempt` + 1 (from 1): doubling, with full jitter, never less than the server asked. */
export function backoffMs(attempt: number, retryAfterMs: number | null, random: () => number): number {
  const ceiling = Math.min(MAX_MS, FIRST_MS * 2 ** (attempt - 1));
  return (retryAfterMs ?? 0) + random() * ceiling;
}
