import { setImmediate as nextTurn } from "node:timers/promises";
import type { LibraryId } from "../../domain/core/library.ts";
import { DAY_MS, type Instant, instantAfter } from "../../domain/core/time.ts";
import type { ArrivedDocument } from "../../domain/schedules/schedule-store.ts";
import type { Watch } from "../../domain/schedules/watches.ts";
import type { Store } from "../../domain/store/store.ts";
import { parseTopic, type Topic, topicMatcher } from "../../text/queries/parse-topic.ts";

/** A document is dated when it is read, and in the store some moments later. */
const INGEST_LAG_MS = 120_000;
/** What came longer ago is not told any more. */
const MAX_MATCH_AGE_MS = DAY_MS;
/** Documents read in one go, and held against the topics before others get their turn. */
const READ_AT_ONCE = 50;
const MATCHED_AT_ONCE = 5;

/** A story that came to a watch. */
export interface WatchMatch {
  readonly story: string;
  /** Its documents that are on the topic, in the order they came. */
  readonly paths: readonly string[];
  /** When the first of them came. */
  readonly arrivedAt: Instant;
}

/** Finds what came in on the topics of a library's watches. */
export interface WatchMatcher {
  /** Looks at what came in since the last look; at first, and for watches that are new to it, at the last day. */
  scan(watches: readonly Watch[], now: Instant): Promise<void>;
  /** What came within the last day, one for each story, the earliest first; whether it was told is not known here. */
  matches(watch: Watch, now: Instant): readonly WatchMatch[];
  /** There is nothing to tell of this story, unless another of its documents comes. */
  discard(watch: Watch, story: string): void;
}

export interface WatchMatcherDeps {
  readonly store: Pick<Store, "arrivals" | "documents">;
  readonly library: LibraryId;
  /** Documents published longer ago than this are no news, whenever they arrive. */
  readonly newsDays: number;
}

export function createWatchMatcher({ store, library, newsDays }: WatchMatcherDeps): WatchMatcher {
  /** By watch and story. */
  const matchesByWatch = new Map<string, Map<string, WatchMatch>>();
  /** Revisions that were held against all the watches in `found`. */
  let scannedRevisions = new Set<string>();
  let lastScannedAt: Instant | null = null;

  async function arrivedSince(after: Instant, now: Instant): Promise<readonly ArrivedDocument[]> {
    const publishedSince = instantAfter(now, -newsDays * DAY_MS);
    const window = { after: instantAfter(after, -INGEST_LAG_MS), upTo: now, publishedSince };
    const all: ArrivedDocument[] = [];
    for await (const page of store.arrivals(library, window)) all.push(...page);
    return all;
  }

  function addMatch(watch: Watch, { header, storyId: story }: ArrivedDocument): void {
    const stories = matchesByWatch.get(watch.ref) ?? new Map<string, WatchMatch>();
    matchesByWatch.set(watch.ref, stories);
    const { path, arrivedAt } = header;
    if (arrivedAt <= watch.createdAt) return;
    const before = stories.get(story);
    const paths = [...new Set([...(before?.paths ?? []), path])];
    stories.set(story, { story, paths, arrivedAt: before?.arrivedAt ?? arrivedAt });
  }

  return {
    async scan(watches, now) {
      const isNew = watches.some(({ ref }) => !matchesByWatch.has(ref));
      if (isNew) scannedRevisions = new Set();
      const since = instantAfter(now, -MAX_MATCH_AGE_MS);
      const arrived = await arrivedSince(isNew ? since : (lastScannedAt ?? since), now);
      const fresh = arrived.filter((document) => !scannedRevisions.has(revisionOf(document)));
      const currentRefs = new Set(watches.map(({ ref }) => ref));
      for (const ref of matchesByWatch.keys()) if (!currentRefs.has(ref)) matchesByWatch.delete(ref);
      const topics = watches.map((watch) => ({ watch, topic: parseTopic(watch.topic) }));
      await matchDocuments(fresh, topics, { store, library, addMatch });
      for (const { ref } of watches) if (!matchesByWatch.has(ref)) matchesByWatch.set(ref, new Map());
      scannedRevisions = new Set(arrived.map(revisionOf));
      lastScannedAt = now;
    },
    matches({ ref }, now) {
      const since = instantAfter(now, -MAX_MATCH_AGE_MS);
      const stories = matchesByWatch.get(ref) ?? new Map<string, WatchMatch>();
      for (const [story, { arrivedAt }] of stories) if (arrivedAt < since) stories.delete(story);
      return [...stories.values()].sort(byArrival);
    },
    discard({ ref }, story) {
      matchesByWatch.get(ref)?.delete(story);
    },
  };
}

interface MatchContext {
  readonly store: Pick<Store, "documents">;
  readonly library: LibraryId;
  readonly addMatch: (watch: Watch, document: ArrivedDocument) => void;
}

async function matchDocuments(
  arrived: readonly ArrivedDocument[],
  topics: readonly { readonly watch: Watch; readonly topic: Topic | null }[],
  { store, library, addMatch }: MatchContext,
): Promise<void> {
  for (let start = 0; start < arrived.length; start += READ_AT_ONCE) {
    const some = new Map(
      arrived.slice(start, start + READ_AT_ONCE).map((each) => [each.header.path, each] as const),
    );
    const documents = await store.documents(library, [...some.keys()]);
    for (const [index, document] of documents.entries()) {
      const matches = topicMatcher(document);
      const one = some.get(document.path);
      if (one === undefined) continue;
      for (const { watch, topic } of topics) if (topic !== null && matches(topic)) addMatch(watch, one);
      if (index % MATCHED_AT_ONCE === 0) await nextTurn();
    }
  }
}

function revisionOf({ header }: ArrivedDocument): string {
  return `${header.arrivedAt} ${header.path}`;
}

function byArrival(a: WatchMatch, b: WatchMatch): number {
  if (a.arrivedAt !== b.arrivedAt) return a.arrivedAt < b.arrivedAt ? -1 : 1;
  return a.story < b.story ? -1 : 1;
}
