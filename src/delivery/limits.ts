import { HOUR_MS, MINUTE_MS } from "../domain/core/time.ts";
/** How long a lease lasts: a process that was killed holds its editions up for no longer. */
export const LEASE_MS = MINUTE_MS;
export const LEASE_RENEWAL_MS = LEASE_MS / 3;

/** One call of the publisher. Discord answers within a second or two, or not at all. */
export const ATTEMPT_TIMEOUT_MS = 15_000;

/**
 * How long after its first try a part may be posted again under the same nonce. Discord's documentation says a nonce
 * counts for "the past few minutes"; two are few. The last request reaches it TRY_MS later at most.
 */
export const NONCE_WINDOW_MS = 120_000;

/** A request that was given up, or left behind by a killed process, may reach Discord this much after it was begun. */
export const LATE_ARRIVAL_MS = ATTEMPT_TIMEOUT_MS + 5_000;

/** How far apart this machine's clock and Discord's may be before a search misses what stands there. */
export const SEARCH_MARGIN_MS = HOUR_MS;

/** Clocks are put right by a few seconds now and then; more is a clock that can't be trusted. */
export const CLOCK_TOLERANCE_MS = 5_000;
