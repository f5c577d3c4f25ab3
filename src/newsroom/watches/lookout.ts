import { setImmediate as nextTurn } from "node:timers/promises";
import type { LibraryId } from "../../domain/library.ts";
import type { Store } from "../../domain/ports.ts";
import type { ArrivedDocument } from "../../domain/schedule-memory.ts";
import { type Instant, instantAfter } from "../../domain/time.ts";
import type { Watch } from "../../domain/watches.ts";
import { readTopic, type Topic, topicMatcher } from "../../text/topics.ts";

/** A document is dated when it is read, and in the store some moments later. */
const ON_ITS_WAY_MS = 120_000;
/** What came longer ago is not told any more. */
const TOLD_WITHIN_MS = 24 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
/** Documents read in one go, and held against the topics before others get their turn. */
const READ_AT_ONCE = 50;
const HELD_AT_ONCE = 5;

/** A story that came to a watch. */
export interface Match {
  readonly story: string;
  /** Its documents that are on the topic, in the order they came. */
  readonly paths: readonly string[];
  /** When the first of them came. */
  readonly arrivedAt: Instant;
}

/** Finds what came in on the topics of a library's watches. */
export interface Lookout {
  /** Looks at what came in since the last look; at first, and for watches that are new to it, at the last day. */
  look(watches: readonly Watch[], now: Instant): Promise<void>;
  /** What came within the last day, one for each story, the earliest first; whether it was told is not known here. */
  matches(watch: Watch, now: Instant): readonly Match[];
  /** There is nothing to tell of this story, unless another of its documents comes. */
  drop(watch: Watch, story: string): void;
}

export interface LookoutParts {
  readonly store: Pick<Store, "arrivals" | "documents">;
  readonly library: LibraryId;
  /** Documents published longer ago than this are no news, whenever they arrive. */
  readonly newsDays: number;
}

export function createLookout({ store, library, newsDays }: LookoutParts): Lookout {
  /** By watch and story. */
  const found = new Map<string, Map<string, Match>>();
  /** Revisions that were held against all the watches in `found`. */
  let seen = new Set<string>();
  let lookedAt: Instant | null = null;

  async function arrivedSince(after: Instant, now: Instant): Promise<readonly ArrivedDocument[]> {
    const publishedSince = instantAfter(now, -newsDays * DAY_MS);
    const window = { after: instantAfter(after, -ON_ITS_WAY_MS), upTo: now, publishedSince };
    const all: ArrivedDocument[] = [];
    for await (const page of store.arrivals(library, window)) all.push(...page);
    return all;
  }

  function note(watch: Watch, { header, storyId: story }: ArrivedDocument): void {
    const stories = found.get(watch.ref) ?? new Map<string, Match>();
    found.set(watch.ref, stories);
    const { path, arrivedAt } = header;
    if (arrivedAt <= watch.createdAt) return;
    const before = stories.get(story);
    const paths = [...new Set([...(before?.paths ?? []), path])];
    stories.set(story, { story, paths, arrivedAt: before?.arrivedAt ?? arrivedAt });
  }

  return {
    async look(watches, now) {
      const isNew = watches.some(({ ref }) => !found.has(ref));
      if (isNew) seen = new Set();
      const since = instantAfter(now, -TOLD_WITHIN_MS);
      const arrived = await arrivedSince(isNew ? since : (lookedAt ?? since), now);
      const fresh = arrived.filter((document) => !seen.has(revisionOf(document)));
      const kept = new Set(watches.map(({ ref }) => ref));
      for (const ref of found.keys()) if (!kept.has(ref)) found.delete(ref);
      const topics = watches.map((watch) => ({ watch, topic: readTopic(watch.topic) }));
      await holdAgainst(fresh, topics, { store, library, note });
      for (const { ref } of watches) if (!found.has(ref)) found.set(ref, new Map());
      seen = new Set(arrived.map(revisionOf));
      lookedAt = now;
    },
    matches({ ref }, now) {
      const since = instantAfter(now, -TOLD_WITHIN_MS);
      const stories = found.get(ref) ?? new Map<string, Match>();
      for (const [story, { arrivedAt }] of stories) if (arrivedAt < since) stories.delete(story);
      return [...stories.values()].sort(byArrival);
    },
    drop({ ref }, story) {
      found.get(ref)?.delete(story);
    },
  };
}

interface Holding {
  readonly store: Pick<Store, "documents">;
  readonly library: LibraryId;
  readonly note: (watch: Watch, document: ArrivedDocument) => void;
}

async function holdAgainst(
  arrived: readonly ArrivedDocument[],
  topics: readonly { readonly watch: Watch; readonly topic: Topic | null }[],
  { store, library, note }: Holding,
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
      for (const { watch, topic } of topics) if (topic !== null && matches(topic)) note(watch, one);
      if (index % HELD_AT_ONCE === 0) await nextTurn();
    }
  }
}

function revisionOf({ header }: ArrivedDocument): string {
  return `${header.arrivedAt} ${header.path}`;
}

function byArrival(a: Match, b: Match): number {
  if (a.arrivedAt !== b.arrivedAt) return a.arrivedAt < b.arrivedAt ? -1 : 1;
  return a.story < b.story ? -1 : 1;
}
