const FIRST_MS = 500;
const MAX_MS = 20_000;

/**
 * Milliseconds to wait after attempt number `attempt` (from 1): exponential backoff with full jitter, on top of what the
 * server asked for.
 */
export function backoffMs(attempt: number, retryAfterMs: number | null, random: () => number): number {
  const ceiling = Math.min(MAX_MS, FIRST_MS * 2 ** (attempt - 1));
  return (retryAfterMs ?? 0) + random() * ceiling;
}
