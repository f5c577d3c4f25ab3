import type { DocumentHeader } from "../../domain/document.ts";
import type { LibraryId } from "../../domain/library.ts";
import type { Store } from "../../domain/ports.ts";
import type { ArrivedDocument, ToldStory } from "../../domain/schedule-memory.ts";
import type { StoryOutline } from "../../domain/story.ts";
import { END_OF_TIME, type Instant, instantAfter } from "../../domain/time.ts";
import { storiesOnTopic } from "../topic-stories.ts";
import { isToldFrom } from "./told-documents.ts";

/** A document is dated when it is read, and in the store some moments later. What was told from is not told from again. */
const ON_ITS_WAY_MS = 120_000;

export interface ArrivalsWanted {
  readonly library: LibraryId;
  /** The schedule's reference. */
  readonly schedule: string;
  readonly topic: string | null;
  readonly after: Instant;
  readonly upTo: Instant;
  readonly publishedSince: Instant;
}

/** What came in, by story: documents that its readers were not told from yet, earliest published first. */
export interface Arrivals {
  readonly stories: ReadonlyMap<string, readonly ArrivedDocument[]>;
  readonly told: ReadonlyMap<string, ToldStory>;
}

type ArrivalsStore = Pick<Store, "arrivals" | "toldStories" | "documentsHolding" | "documents">;

export async function findArrivals(wanted: ArrivalsWanted, store: ArrivalsStore): Promise<Arrivals> {
  const { library, schedule, topic } = wanted;
  const arrived = await allArrivals(wanted, store);
  const ids = new Set(arrived.map(({ storyId }) => storyId));
  const told = await store.toldStories(schedule, [...ids]);
  const fresh = arrived.filter(({ header, storyId }) => !isToldFrom(told.get(storyId), header));
  const earliest = fresh.map(({ header }) => header.published.at).sort()[0];
  const window = { from: earliest ?? wanted.publishedSince, to: END_OF_TIME };
  const onTopic = topic === null ? ids : await storiesOnTopic(store, library, window, topic);
  const stories = Map.groupBy(
    fresh.filter(({ storyId }) => onTopic.has(storyId)),
    ({ storyId }) => storyId,
  );
  for (const documents of stories.values()) documents.sort((a, b) => byPublished(a.header, b.header));
  return { stories, told };
}

async function allArrivals(
  { library, after, upTo, publishedSince }: ArrivalsWanted,
  store: ArrivalsStore,
): Promise<ArrivedDocument[]> {
  const from = instantAfter(after, -ON_ITS_WAY_MS);
  const arrived: ArrivedDocument[] = [];
  for await (const page of store.arrivals(library, { after: from, upTo, publishedSince }))
    arrived.push(...page);
  return arrived;
}

function byPublished(a: DocumentHeader, b: DocumentHeader): number {
  if (a.published.at !== b.published.at) return a.published.at < b.published.at ? -1 : 1;
  return a.path < b.path ? -1 : 1;
}

/** `documents` earliest first, at least one. */
export function outlineOf(id: string, documents: readonly ArrivedDocument[]): StoryOutline {
  const published = documents.map(({ header }) => header.published.at);
  return {
    id,
    documents: documents.length,
    sources: new Set(documents.map(({ header }) => header.source ?? "")).size,
    firstPublishedAt: published[0] ?? "",
    lastPublishedAt: published.at(-1) ?? "",
    longest: Math.max(...documents.map(({ sentenceCount }) => sentenceCount)),
  };
}
