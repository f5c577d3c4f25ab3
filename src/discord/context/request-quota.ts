/** A token bucket: `burst` requests at once, then one more every `refillMs`. */
export interface QuotaLimit {
  readonly burst: number;
  readonly refillMs: number;
}

export interface RequestQuotaOptions {
  readonly person: QuotaLimit;
  readonly guild: QuotaLimit;
  readonly monotonicMs: () => number;
}

/** 10 questions a minute for a person, which is more than anyone reads; 2 a second for a busy guild. */
export const DEFAULT_QUOTA = {
  person: { burst: 5, refillMs: 6_000 },
  guild: { burst: 60, refillMs: 500 },
} as const;

export const QUESTION_COST = 1;
/** Opening, paging and rating cost less: a briefing has a dozen buttons. */
export const LOOKUP_COST = 0.2;

export type Admission =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly limitedBy: "person" | "guild";
      /** Seconds until the next request is admitted. */
      readonly seconds: number;
      /** Whether this is the first rejection since the last admitted request; only this one gets a notice. */
      readonly isFirstRejection: boolean;
    };

/** Limits requests per person and guild. In memory only: a restart resets it. */
export interface RequestQuota {
  /** Charges `cost` (1 is a question) to the person and, in a guild, to the guild; on rejection to neither. */
  admit(person: string, guild: string | null, cost?: number): Admission;
}

interface Bucket {
  tokens: number;
  filledAt: number;
  notified: boolean;
}

/** At this many, full buckets are deleted: a new bucket is full anyway. */
const MAX_BUCKETS = 10_000;

export function createRequestQuota({ person, guild, monotonicMs }: RequestQuotaOptions): RequestQuota {
  const people = createBuckets(person, monotonicMs);
  const guilds = createBuckets(guild, monotonicMs);
  return {
    admit(personId, guildId, cost = QUESTION_COST) {
      const personBucket = people.refilled(personId);
      const guildBucket = guildId === null ? null : guilds.refilled(guildId);
      if (personBucket.tokens < cost) return reject("person", personBucket, { ...person, cost });
      if (guildBucket !== null && guildBucket.tokens < cost)
        return reject("guild", guildBucket, { ...guild, cost });
      for (const bucket of guildBucket === null ? [personBucket] : [personBucket, guildBucket]) {
        bucket.tokens -= cost;
        bucket.notified = false;
      }
      return { ok: true };
    },
  };
}

function reject(
  limitedBy: "person" | "guild",
  bucket: Bucket,
  { refillMs, cost }: QuotaLimit & { readonly cost: number },
): Admission {
  const isFirstRejection = !bucket.notified;
  bucket.notified = true;
  return {
    ok: false,
    limitedBy,
    seconds: Math.ceil(((cost - bucket.tokens) * refillMs) / 1000),
    isFirstRejection,
  };
}

function createBuckets({ burst, refillMs }: QuotaLimit, monotonicMs: () => number) {
  const buckets = new Map<string, Bucket>();
  const refill = (bucket: Bucket, now: number) => {
    bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.filledAt) / refillMs);
    bucket.filledAt = now;
    return bucket;
  };
  return {
    refilled(key: string): Bucket {
      const now = monotonicMs();
      const known = buckets.get(key);
      if (known !== undefined) return refill(known, now);
      if (buckets.size >= MAX_BUCKETS) evictFull(now);
      const created = { tokens: burst, filledAt: now, notified: false };
      buckets.set(key, created);
      return created;
    },
  };

  function evictFull(now: number): void {
    for (const [key, bucket] of buckets) if (refill(bucket, now).tokens >= burst) buckets.delete(key);
  }
}
