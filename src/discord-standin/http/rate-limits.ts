import { createHash } from "node:crypto";
import type { Json } from "../world/types.ts";
import type { Match } from "./router.ts";

export interface RateLimitOptions {
  readonly perRoute: boolean;
  /** Requests per second over all routes except interaction responses; null for no limit. Discord's is 50. */
  readonly globalPerSecond: number | null;
  /** Real time in ms: clients really wait. */
  readonly monotonicMs: () => number;
  /** The stand-in's wall clock, in ms since 1970. */
  readonly now: () => number;
}

/** The 429 body and headers of a refused request; for an allowed one null and its headers. */
export interface RateLimitDecision {
  readonly headers: Readonly<Record<string, string>>;
  readonly refused: Json | null;
}

export type RateLimits = (method: string, match: Match) => RateLimitDecision;

interface RouteLimit {
  readonly limit: number;
  readonly perMs: number;
}

/** Values observed in Discord's responses; it documents none of them and may change them at any time. */
const ROUTE_LIMITS: Readonly<Record<string, RouteLimit>> = {
  "POST /channels/:channel/messages": { limit: 5, perMs: 5000 },
  "PATCH /channels/:channel/messages/:message": { limit: 5, perMs: 5000 },
  "DELETE /channels/:channel/messages/:message": { limit: 5, perMs: 1000 },
  "POST /channels/:channel/typing": { limit: 5, perMs: 5000 },
  "POST /webhooks/:application/:token": { limit: 5, perMs: 2000 },
  "PATCH /webhooks/:application/:token/messages/:message": { limit: 5, perMs: 2000 },
};
const DEFAULT_ROUTE_LIMIT: RouteLimit = { limit: 50, perMs: 1000 };

/** Path parameters with a separate bucket per value. */
const MAJOR_PARAMETERS = ["channel", "guild", "token"];

const NO_LIMIT: RateLimitDecision = { headers: {}, refused: null };

export function createRateLimits({
  perRoute,
  globalPerSecond,
  monotonicMs,
  now: wallClockNow,
}: RateLimitOptions): RateLimits {
  const buckets = new Map<string, { used: number; resetAt: number }>();
  const globalBucket = { used: 0, resetAt: 0 };

  function consume(key: string, { limit, perMs }: RouteLimit, bucketId: string): RateLimitDecision {
    const now = monotonicMs();
    let bucket = buckets.get(key);
    if (!bucket || bucket.resetAt <= now) {
      if (buckets.size > 10_000) buckets.clear();
      bucket = { used: 0, resetAt: now + perMs };
      buckets.set(key, bucket);
    }
    bucket.used += 1;
    const retryAfterS = (bucket.resetAt - now) / 1000;
    const headers = {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(Math.max(0, limit - bucket.used)),
      "x-ratelimit-reset": (wallClockNow() / 1000 + retryAfterS).toFixed(3),
      "x-ratelimit-reset-after": retryAfterS.toFixed(3),
      "x-ratelimit-bucket": bucketId,
    };
    return bucket.used > limit ? tooManyRequests(retryAfterS, "user", headers) : { headers, refused: null };
  }

  function consumeGlobal(): RateLimitDecision {
    if (globalPerSecond === null) return NO_LIMIT;
    const now = monotonicMs();
    if (globalBucket.resetAt <= now) Object.assign(globalBucket, { used: 0, resetAt: now + 1000 });
    globalBucket.used += 1;
    return globalBucket.used > globalPerSecond
      ? tooManyRequests((globalBucket.resetAt - now) / 1000, "global")
      : NO_LIMIT;
  }

  return (method, { route, params }) => {
    const isInteractionRoute = "token" in params;
    if (!isInteractionRoute) {
      const decision = consumeGlobal();
      if (decision.refused) return decision;
    }
    if (!perRoute || route.path.startsWith("/interactions/")) return NO_LIMIT;
    const name = `${method} ${route.path}`;
    const major = MAJOR_PARAMETERS.map((part) => params[part] ?? "").join(" ");
    return consume(`${name} ${major}`, ROUTE_LIMITS[name] ?? DEFAULT_ROUTE_LIMIT, bucketIdOf(name));
  };
}

const bucketIds = new Map<string, string>();

function bucketIdOf(name: string): string {
  let id = bucketIds.get(name);
  if (id === undefined) {
    id = createHash("md5").update(name).digest("hex");
    bucketIds.set(name, id);
  }
  return id;
}

export type LimitScope = "user" | "global" | "shared";

export function tooManyRequests(
  retryAfterS: number,
  scope: LimitScope,
  headers: Readonly<Record<string, string>> = {},
): RateLimitDecision {
  const isGlobal = scope === "global";
  return {
    headers: {
      ...headers,
      "retry-after": String(Math.ceil(retryAfterS)),
      "x-ratelimit-scope": scope,
      ...(isGlobal && { "x-ratelimit-global": "true" }),
    },
    refused: {
      message: "You are being rate limited.",
      retry_after: Number(retryAfterS.toFixed(3)),
      global: isGlobal,
    },
  };
}
