/** What a person and a guild may ask: so many at once, and one more each so many milliseconds. */
export interface QuotaLimit {
  readonly burst: number;
  readonly refillMs: number;
}

export interface RequestQuotaOptions {
  readonly person: QuotaLimit;
  readonly guild: QuotaLimit;
  /** Clock.monotonicMs. */
  readonly monotonicMs: () => number;
}

/** Ten questions a minute are more than anybody reads; a busy server asks two a second. */
export const DEFAULT_QUOTA = {
  person: { burst: 5, refillMs: 6_000 },
  guild: { burst: 60, refillMs: 500 },
} as const;

export const QUESTION_COST = 1;
/** What was answered is opened, paged through and rated: a briefing has a dozen things to press. */
export const LOOKUP_COST = 0.2;

export type Admission =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly limitedBy: "person" | "guild";
      /** Until one more may be asked. */
      readonly seconds: number;
      /** Whether this is the first one turned away since the last one let in: the one to be told. */
      readonly isFirstRejection: boolean;
    };

/** Keeps questions to a rate that leaves room for others. Kept in memory: a restart forgives. */
export interface RequestQuota {
  /** Takes a question of the person, and of the guild if it is asked in one, or of neither; `weight` is part of one. */
  admit(person: string, guild: string | null, cost?: number): Admission;
}

interface Bucket {
  tokens: number;
  filledAt: number;
  notified: boolean;
}

/** Full buckets are forgotten when there are this many: they say nothing. */
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
