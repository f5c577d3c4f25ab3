/** What a person and a guild may ask: so many at once, and one more each so many milliseconds. */
export interface Allowance {
  readonly atOnce: number;
  readonly everyMs: number;
}

export interface LimitOptions {
  readonly person: Allowance;
  readonly guild: Allowance;
  /** Milliseconds from anywhere, forward only (performance.now). */
  readonly clock: () => number;
}

/** Ten questions a minute are more than anybody reads; a busy server asks two a second. */
export const USUAL_LIMITS = {
  person: { atOnce: 5, everyMs: 6_000 },
  guild: { atOnce: 60, everyMs: 500 },
} as const;

export const QUESTION = 1;
/** What was answered is opened, paged through and rated: a briefing has a dozen things to press. */
export const LOOK_UP = 0.2;

export type Admission =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly whose: "person" | "guild";
      /** Until one more may be asked. */
      readonly seconds: number;
      /** Whether this is the first one turned away since the last one let in: the one to be told. */
      readonly first: boolean;
    };

/** Keeps questions to a rate that leaves room for others. Kept in memory: a restart forgives. */
export interface Limits {
  /** Takes a question of the person, and of the guild if it is asked in one, or of neither; `weight` is part of one. */
  admit(person: string, guild: string | null, weight?: number): Admission;
}

interface Bucket {
  tokens: number;
  filledAt: number;
  told: boolean;
}

/** Full buckets are forgotten when there are this many: they say nothing. */
const MOST_BUCKETS = 10_000;

export function createLimits({ person, guild, clock }: LimitOptions): Limits {
  const people = createBuckets(person, clock);
  const guilds = createBuckets(guild, clock);
  return {
    admit(personId, guildId, weight = QUESTION) {
      const own = people.filled(personId);
      const theirs = guildId === null ? null : guilds.filled(guildId);
      if (own.tokens < weight) return turnedAway("person", own, { ...person, weight });
      if (theirs !== null && theirs.tokens < weight) return turnedAway("guild", theirs, { ...guild, weight });
      for (const bucket of theirs === null ? [own] : [own, theirs]) {
        bucket.tokens -= weight;
        bucket.told = false;
      }
      return { ok: true };
    },
  };
}

function turnedAway(
  whose: "person" | "guild",
  bucket: Bucket,
  { everyMs, weight }: Allowance & { readonly weight: number },
): Admission {
  const first = !bucket.told;
  bucket.told = true;
  return { ok: false, whose, seconds: Math.ceil(((weight - bucket.tokens) * everyMs) / 1000), first };
}

function createBuckets({ atOnce, everyMs }: Allowance, clock: () => number) {
  const buckets = new Map<string, Bucket>();
  const fill = (bucket: Bucket, now: number) => {
    bucket.tokens = Math.min(atOnce, bucket.tokens + (now - bucket.filledAt) / everyMs);
    bucket.filledAt = now;
    return bucket;
  };
  return {
    filled(key: string): Bucket {
      const now = clock();
      const known = buckets.get(key);
      if (known !== undefined) return fill(known, now);
      if (buckets.size >= MOST_BUCKETS) forgetFull(now);
      const made = { tokens: atOnce, filledAt: now, told: false };
      buckets.set(key, made);
      return made;
    },
  };

  function forgetFull(now: number): void {
    for (const [key, bucket] of buckets) if (fill(bucket, now).tokens >= atOnce) buckets.delete(key);
  }
}
