import { HOUR_MS, MINUTE_MS } from "../domain/core/time.ts";

/** A killed process delays its editions by no more than this. */
export const LEASE_MS = MINUTE_MS;
export const LEASE_RENEWAL_MS = LEASE_MS / 3;

/** For one call of the message sender. Discord answers within a second or two, or not at all. */
export const ATTEMPT_TIMEOUT_MS = 15_000;

/**
 * How long after its first attempt a part may be posted again under the same nonce. Discord's documentation says that a nonce
 * is remembered for "the past few minutes"; two are a safe reading. The last request arrives at most ATTEMPT_TIMEOUT_MS later.
 */
export const NONCE_WINDOW_MS = 120_000;

/** How long after it was sent a request may still reach Discord, although it timed out or its process was killed. */
export const LATE_ARRIVAL_MS = ATTEMPT_TIMEOUT_MS + 5_000;

/** A search finds a message even if this machine's clock and Discord's differ by this much. */
export const SEARCH_MARGIN_MS = HOUR_MS;
