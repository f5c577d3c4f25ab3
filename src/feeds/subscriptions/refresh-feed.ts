import type { Now } from "../../domain/core/clock.ts";
import { DAY_MS, type Instant, instantAfter } from "../../domain/core/time.ts";
import type { Feed, FeedState } from "../../domain/feeds/feed.ts";
import type { FeedEntry, SavedEntry } from "../../domain/feeds/feed-entry.ts";
import type { FeedEntryStore } from "../../domain/feeds/feed-entry-store.ts";
import type { FeedReader, FeedReading } from "../../domain/feeds/feed-reader.ts";
import type { FeedChange } from "../../domain/feeds/feed-store.ts";
import type { FeedTrouble } from "../../domain/feeds/feed-trouble.ts";
import { message } from "../../domain/texts/texts.ts";
import { matchesTopic, parseTopic } from "../../text/queries/parse-topic.ts";
import { entryContent, publisherOf } from "../entries/entry-content.ts";
import { type EntryPlan, planEntries } from "../entries/plan-entries.ts";
import type { FetchOutcome, FetchUrl } from "../fetching/fetch-url.ts";
import { holdUntil, nextFetchAt, nextTryAt } from "../fetching/next-fetch.ts";
import type { FullTextOf } from "./articles.ts";
import { readingTrouble } from "./reading-trouble.ts";

export const FEED_ACCEPT =
  "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";
/** After so many fetches in a row that were redirected for good, the new address is the feed's. */
const MOVES_TO_FOLLOW = 5;
/** Article pages read per fetch; the other entries keep their own text. */
const MAX_ARTICLES = 30;
const NOTICE_MS = 7 * DAY_MS;

export interface RefreshDeps {
  readonly store: Pick<FeedEntryStore, "knownEntries" | "saveFetch">;
  readonly fetch: FetchUrl;
  readonly reader: FeedReader;
  readonly fullTextOf: FullTextOf;
  readonly turn: (url: string) => Promise<() => void>;
  readonly intervalMs: number;
  /** Days of entries that are taken where the feed does not say. */
  readonly takenDays: number;
  readonly now: Now;
}

/** What became of a fetch. "superseded": somebody else changed or read the feed meanwhile, and nothing was saved. */
export type RefreshResult =
  | {
      readonly kind: "read";
      readonly added: number;
      readonly changed: number;
      readonly notice: FeedTrouble | null;
    }
  | { readonly kind: "unchanged" | "superseded" }
  | { readonly kind: "failed"; readonly trouble: FeedTrouble; readonly reading: FeedReading | null };

/** Reads feeds and saves what they have, each fetch in one transaction. Throws the Faults of the store and of the reader. */
export interface FeedRefresher {
  /** Fetches the feed once. */
  refresh(feed: Feed, signal?: AbortSignal): Promise<RefreshResult>;
  /** Saves what a fetch of the feed brought. */
  save(feed: Feed, outcome: FetchOutcome): Promise<RefreshResult>;
}

export function createFeedRefresher(deps: RefreshDeps): FeedRefresher {
  async function save(feed: Feed, outcome: FetchOutcome): Promise<RefreshResult> {
    const now = deps.now();
    switch (outcome.kind) {
      case "failed":
        return saveFailure(feed, outcome, now, deps);
      case "not-modified": {
        const change = { ...success(feed, outcome, now, null, deps), trouble: null };
        const isSaved = await deps.store.saveFetch(feed, change, [], { at: now, numbers: [] });
        return { kind: isSaved ? "unchanged" : "superseded" };
      }
      case "fetched":
        return saveBody(feed, outcome, now, deps);
    }
  }
  return {
    save,
    async refresh(feed, signal) {
      const { login, url } = feed;
      const validators = validatorsOf(feed);
      const request = { url, accept: FEED_ACCEPT, login, turn: deps.turn };
      const outcome = await deps.fetch(validators === null ? request : { ...request, validators }, signal);
      return signal?.aborted === true ? { kind: "superseded" } : save(feed, outcome);
    },
  };
}

function validatorsOf({ etag, lastModified, validatedUrl }: Feed) {
  if (validatedUrl === null || (etag === null && lastModified === null)) return null;
  return {
    url: validatedUrl,
    headers: {
      ...(etag === null ? {} : { "if-none-match": etag }),
      ...(lastModified === null ? {} : { "if-modified-since": lastModified }),
    },
  };
}

type Fetched = Extract<FetchOutcome, { kind: "fetched" }>;
type Answered = Pick<Fetched, "url" | "permanentUrl" | "headers">;

/** The state after the server answered as it should. */
function success(
  feed: Feed,
  { url, permanentUrl, headers }: Answered,
  now: Instant,
  reading: Extract<FeedReading, { kind: "feed" }> | null,
  { intervalMs }: RefreshDeps,
): FeedChange {
  const moves = permanentUrl === null ? 0 : permanentUrl === feed.movedTo ? feed.moves + 1 : 1;
  const hasMoved = permanentUrl !== null && moves >= MOVES_TO_FOLLOW;
  const rhythm = reading?.rhythm ?? null;
  return {
    ...(hasMoved ? { url: permanentUrl } : {}),
    movedTo: hasMoved ? null : permanentUrl,
    moves: hasMoved ? 0 : moves,
    triedAt: now,
    succeededAt: now,
    failingSince: null,
    failures: 0,
    holdUntil: null,
    nextAt: nextFetchAt({ now, intervalMs, url, headers, rhythm }),
  };
}

async function saveBody(
  feed: Feed,
  fetched: Fetched,
  now: Instant,
  deps: RefreshDeps,
): Promise<RefreshResult> {
  const { url, headers, bytes } = fetched;
  const reading = await deps.reader.read(bytes, headers["content-type"] ?? null, url);
  if (reading.kind !== "feed") {
    const trouble = readingTrouble(reading);
    return saveFailure(feed, { trouble, headers: {}, reading }, now, deps);
  }
  const known = await deps.store.knownEntries(feed.id);
  const plan = planEntries(known, reading.entries, {
    now,
    identity: feed.identity,
    lastReadAt: feed.succeededAt,
    takenDays: feed.existingDays ?? deps.takenDays,
    isOnTopic: topicFilter(feed.topic),
  });
  const described = { ...feed, title: reading.title ?? feed.title };
  const entries = await savedEntries(plan, described, reading.language, deps);
  const notice = noticeOf(plan);
  const change: FeedChange = {
    ...success(feed, fetched, now, reading, deps),
    title: described.title,
    site: reading.site,
    identity: plan.identity,
    ...(notice === null ? noticeAfter(feed, now) : { notice, noticedAt: now }),
    ...validatorState(fetched, reading.isCut),
    trouble: reading.isCut ? { code: "cut-off", message: message("reason.feed.cut-document") } : null,
  };
  const isSaved = await deps.store.saveFetch(feed, change, entries, { at: now, numbers: plan.seen });
  if (!isSaved) return { kind: "superseded" };
  const added = entries.filter(({ state, firstSeenAt }) => state === "live" && firstSeenAt === now).length;
  const changed = entries.filter(({ content, firstSeenAt }) => content != null && firstSeenAt !== now).length;
  return added + changed === 0 && notice === null
    ? { kind: "unchanged" }
    : { kind: "read", added, changed, notice };
}

/** A notice stays for some days, so that somebody sees it. */
function noticeAfter({ noticedAt }: Feed, now: Instant): Partial<FeedState> {
  const isOver = noticedAt === null || noticedAt < instantAfter(now, -NOTICE_MS);
  return isOver ? { notice: null, noticedAt: null } : {};
}

/** A body that breaks off is no state of the feed: asked with its validators, the server would call it unchanged. */
function validatorState({ url, headers }: Fetched, isCut: boolean): Partial<FeedState> {
  if (isCut) return { etag: null, lastModified: null, validatedUrl: null };
  return {
    etag: headers.etag ?? null,
    lastModified: headers["last-modified"] ?? null,
    validatedUrl: url,
  };
}

function noticeOf({ haveKeysChanged, isRedated }: EntryPlan): FeedTrouble | null {
  if (haveKeysChanged) return { code: "ids-changed", message: message("reason.feed.ids-changed") };
  return isRedated ? { code: "ids-changed", message: message("reason.feed.redated") } : null;
}

function topicFilter(typed: string | null): (entry: FeedEntry) => boolean {
  const topic = typed === null ? null : parseTopic(typed);
  if (topic === null) return () => true;
  return ({ sample }) => matchesTopic({ sentences: sample.split("\n") }, topic);
}

async function savedEntries(
  { changes }: EntryPlan,
  feed: Feed,
  language: string | null,
  { fullTextOf }: RefreshDeps,
): Promise<SavedEntry[]> {
  const described = { publisher: publisherOf(feed), language: feed.language ?? language };
  const saved: SavedEntry[] = [];
  let articles = 0;
  for (const { entry, known, isRevised } of changes) {
    if (!isRevised) saved.push(known);
    else if (known.state !== "live") saved.push({ ...known, content: null });
    else {
      const mode = articles < MAX_ARTICLES ? feed.fullText : "off";
      if (mode === "always" || (mode === "auto" && entry.isCut)) articles += 1;
      const text = await fullTextOf(entry, mode);
      saved.push({ ...known, content: entryContent(entry, known, described, text) });
    }
  }
  return saved;
}

async function saveFailure(
  feed: Feed,
  failure: {
    readonly trouble: FeedTrouble;
    readonly headers: Fetched["headers"];
    readonly bytes?: Uint8Array;
    readonly reading?: FeedReading;
  },
  now: Instant,
  deps: RefreshDeps,
): Promise<RefreshResult> {
  const { headers, bytes = new Uint8Array(), reading = null } = failure;
  const page =
    bytes.length === 0 ? null : await deps.reader.read(bytes, headers["content-type"] ?? null, feed.url);
  const isRefused = failure.trouble.code === "blocked" || failure.trouble.code === "busy";
  const isChallenge =
    headers["cf-mitigated"] !== undefined || (page?.kind === "page" && page.obstacle === "challenge");
  const trouble: FeedTrouble =
    isRefused && isChallenge
      ? { code: "blocked", message: message("reason.feed.challenge") }
      : failure.trouble;
  const failures = feed.failures + 1;
  const hold = holdUntil(now, headers);
  const next = nextTryAt(now, deps.intervalMs, failures);
  const change: FeedChange = {
    triedAt: now,
    failures,
    failingSince: feed.failingSince ?? now,
    trouble,
    holdUntil: hold,
    ended: trouble.code === "gone",
    nextAt: hold !== null && hold > next ? hold : next,
  };
  await deps.store.saveFetch(feed, change, [], { at: now, numbers: [] });
  return { kind: "failed", trouble, reading };
}
