import { createHash } from "node:crypto";
import type { Match } from "./router.ts";
import type { Json } from "./types.ts";

export interface RateLimitOptions {
  readonly perRoute: boolean;
  /** Requests a second over all routes but interactions' own; null for no limit. Discord's is 50. */
  readonly globalPerSecond: number | null;
  /** Milliseconds of real time: clients wait it out. */
  readonly clock: () => number;
  /** Milliseconds since 1970, as this Discord has it. */
  readonly now: () => number;
}

/** A 429's body and headers, or null with the headers of a request that is let through. */
export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  readonly refused: Json | null;
}

export type RateLimits = (method: string, match: Match) => Verdict;

interface Allowance {
  readonly limit: number;
  readonly perMs: number;
}

/** As seen in Discord's answers; it publishes none of them and may change them any time. */
const ALLOWANCES: Readonly<Record<string, Allowance>> = {
  "POST /channels/:channel/messages": { limit: 5, perMs: 5000 },
  "PATCH /channels/:channel/messages/:message": { limit: 5, perMs: 5000 },
  "DELETE /channels/:channel/messages/:message": { limit: 5, perMs: 1000 },
  "POST /channels/:channel/typing": { limit: 5, perMs: 5000 },
  "POST /webhooks/:application/:token": { limit: 5, perMs: 2000 },
  "PATCH /webhooks/:application/:token/messages/:message": { limit: 5, perMs: 2000 },
};
const USUAL: Allowance = { limit: 50, perMs: 1000 };

/** Parts of a path that give each value a bucket of its own. */
const MAJOR = ["channel", "guild", "token"];

const UNLIMITED: Verdict = { headers: {}, refused: null };

export function createRateLimits({
  perRoute,
  globalPerSecond,
  clock,
  now: wallClock,
}: RateLimitOptions): RateLimits {
  const buckets = new Map<string, { used: number; resetAt: number }>();
  const all = { used: 0, resetAt: 0 };

  function take(key: string, { limit, perMs }: Allowance, bucketId: string): Verdict {
    const now = clock();
    let bucket = buckets.get(key);
    if (!bucket || bucket.resetAt <= now) {
      if (buckets.size > 10_000) buckets.clear();
      bucket = { used: 0, resetAt: now + perMs };
      buckets.set(key, bucket);
    }
    bucket.used += 1;
    const afterS = (bucket.resetAt - now) / 1000;
    const headers = {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(Math.max(0, limit - bucket.used)),
      "x-ratelimit-reset": (wallClock() / 1000 + afterS).toFixed(3),
      "x-ratelimit-reset-after": afterS.toFixed(3),
      "x-ratelimit-bucket": bucketId,
    };
    return bucket.used > limit ? tooMany(afterS, "user", headers) : { headers, refused: null };
  }

  function takeGlobal(): Verdict {
    if (globalPerSecond === null) return UNLIMITED;
    const now = clock();
    if (all.resetAt <= now) Object.assign(all, { used: 0, resetAt: now + 1000 });
    all.used += 1;
    return all.used > globalPerSecond ? tooMany((all.resetAt - now) / 1000, "global") : UNLIMITED;
  }

  return (method, { route, params }) => {
    const ofInteraction = "token" in params;
    if (!ofInteraction) {
      const verdict = takeGlobal();
      if (verdict.refused) return verdict;
    }
    if (!perRoute || route.path.startsWith("/interactions/")) return UNLIMITED;
    const name = `${method} ${route.path}`;
    const major = MAJOR.map((part) => params[part] ?? "").join(" ");
    return take(`${name} ${major}`, ALLOWANCES[name] ?? USUAL, bucketIdOf(name));
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

export function tooMany(
  afterS: number,
  scope: LimitScope,
  headers: Readonly<Record<string, string>> = {},
): Verdict {
  const isGlobal = scope === "global";
  return {
    headers: {
      ...headers,
      "retry-after": String(Math.ceil(afterS)),
      "x-ratelimit-scope": scope,
      ...(isGlobal && { "x-ratelimit-global": "true" }),
    },
    refused: {
      message: "You are being rate limited.",
      retry_after: Number(afterS.toFixed(3)),
      global: isGlobal,
    },
  };
}
