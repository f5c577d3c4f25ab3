import { setImmediate as nextTurn } from "node:timers/promises";
import type { LibraryId } from "../../domain/core/library.ts";
import { DAY_MS, type Instant, instantAfter } from "../../domain/core/time.ts";
import type { ArrivalStore, ArrivedDocument } from "../../domain/schedules/arrival-store.ts";
import type { Watch } from "../../domain/schedules/watch.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import { parseTopic, type Topic, topicMatcher } from "../../text/queries/parse-topic.ts";

/** A document gets its arrival time when it is read but reaches the store later, so windows overlap by this much. */
const INGEST_LAG_MS = 120_000;
/** Documents that arrived longer ago cause no alert any more. */
const MAX_MATCH_AGE_MS = DAY_MS;
/** Documents read per query, and matched before yielding to the event loop. */
const READ_AT_ONCE = 50;
const MATCHED_AT_ONCE = 5;

/** A story that matches a watch. */
export interface WatchMatch {
  readonly story: string;
  /** Its documents on the topic, in order of arrival. */
  readonly paths: readonly string[];
  /** When the first of them arrived. */
  readonly arrivedAt: Instant;
}

/** Matches arriving documents against the topics of a library's watches. */
export interface WatchMatcher {
  /** Matches arrivals since the last scan; the last 24 hours on the first scan or if there are new watches. */
  scan(watches: readonly Watch[], now: Instant): Promise<void>;
  /** Matches of the last 24 hours, one per story, earliest first; includes stories already alerted. */
  matches(watch: Watch, now: Instant): readonly WatchMatch[];
  /** Removes a story's match, until another of its documents matches. */
  discard(watch: Watch, story: string): void;
}

export interface WatchMatcherDeps {
  readonly store: Pick<ArrivalStore, "arrivals"> & Pick<LibraryReader, "documents">;
  readonly library: LibraryId;
  /** Documents published longer ago than this many days are ignored, even if they arrive now. */
  readonly newsDays: number;
}

export function createWatchMatcher({ store, library, newsDays }: WatchMatcherDeps): WatchMatcher {
  /** By watch ref and story id. */
  const matchesByWatch = new Map<string, Map<string, WatchMatch>>();
  /** Revisions that were matched against all watches in `matchesByWatch`. */
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
  readonly store: Pick<LibraryReader, "documents">;
  readonly library: LibraryId;
  readonly addMatch: (watch: Watch, document: ArrivedDocument) => void;
}

async function matchDocuments(
  arrived: readonly ArrivedDocument[],
  topics: readonly { readonly watch: Watch; readonly topic: Topic | null }[],
  { store, library, addMatch }: MatchContext,
): Promise<void> {
  for (let start = 0; start < arrived.length; start += READ_AT_ONCE) {
    const batch = new Map(
      arrived.slice(start, start + READ_AT_ONCE).map((each) => [each.header.path, each] as const),
    );
    const documents = await store.documents(library, [...batch.keys()]);
    for (const [index, document] of documents.entries()) {
      const matches = topicMatcher(document);
      const arrival = batch.get(document.path);
      if (arrival === undefined) continue;
      for (const { watch, topic } of topics) if (topic !== null && matches(topic)) addMatch(watch, arrival);
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
