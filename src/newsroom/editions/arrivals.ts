import type { LibraryId } from "../../domain/core/library.ts";
import { END_OF_TIME, type Instant, instantAfter } from "../../domain/core/time.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import type { ArrivalStore, ArrivedDocument } from "../../domain/schedules/arrival-store.ts";
import type { DeliveredStore, DeliveredStory } from "../../domain/schedules/delivered-store.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { SearchStore } from "../../domain/store/search-store.ts";
import type { StoryOutline } from "../../domain/stories/story.ts";
import { storiesOnTopic } from "../stories/topic-stories.ts";
import { isDelivered } from "./delivered-documents.ts";

/**
 * A document gets its arrival time when it is read but reaches the store later, so windows overlap by this much. Delivered
 * documents are filtered out, so none is reported twice.
 */
const INGEST_LAG_MS = 120_000;

export interface ArrivalQuery {
  readonly library: LibraryId;
  /** The schedule's reference. */
  readonly schedule: string;
  readonly topic: string | null;
  readonly after: Instant;
  readonly upTo: Instant;
  readonly publishedSince: Instant;
}

/** Undelivered documents by story, earliest published first, and what the schedule delivered of these stories before. */
export interface Arrivals {
  readonly stories: ReadonlyMap<string, readonly ArrivedDocument[]>;
  readonly delivered: ReadonlyMap<string, DeliveredStory>;
}

type ArrivalsStore = Pick<ArrivalStore, "arrivals"> &
  Pick<DeliveredStore, "deliveredStories"> &
  Pick<SearchStore, "documentsContaining"> &
  Pick<LibraryReader, "documents">;

export async function findArrivals(query: ArrivalQuery, store: ArrivalsStore): Promise<Arrivals> {
  const { library, schedule, topic } = query;
  const arrived = await allArrivals(query, store);
  const ids = new Set(arrived.map(({ storyId }) => storyId));
  const delivered = await store.deliveredStories(schedule, [...ids]);
  const undelivered = arrived.filter(({ header, storyId }) => !isDelivered(delivered.get(storyId), header));
  const earliest = undelivered.map(({ header }) => header.published.at).sort()[0];
  const window = { from: earliest ?? query.publishedSince, to: END_OF_TIME };
  const onTopic = topic === null ? ids : await storiesOnTopic(store, library, window, topic);
  const stories = Map.groupBy(
    undelivered.filter(({ storyId }) => onTopic.has(storyId)),
    ({ storyId }) => storyId,
  );
  for (const documents of stories.values()) documents.sort((a, b) => byPublished(a.header, b.header));
  return { stories, delivered };
}

async function allArrivals(
  { library, after, upTo, publishedSince }: ArrivalQuery,
  store: ArrivalsStore,
): Promise<ArrivedDocument[]> {
  const from = instantAfter(after, -INGEST_LAG_MS);
  const arrived: ArrivedDocument[] = [];
  for await (const page of store.arrivals(library, { after: from, upTo, publishedSince }))
    arrived.push(...page);
  return arrived;
}

function byPublished(a: DocumentHeader, b: DocumentHeader): number {
  if (a.published.at !== b.published.at) return a.published.at < b.published.at ? -1 : 1;
  return a.path < b.path ? -1 : 1;
}

/** `documents`: earliest published first, at least one. */
export function outlineOf(id: string, documents: readonly ArrivedDocument[]): StoryOutline {
  const published = documents.map(({ header }) => header.published.at);
  return {
    id,
    documents: documents.length,
    sources: new Set(documents.map(({ header }) => header.source ?? "")).size,
    firstPublishedAt: published[0] ?? "",
    lastPublishedAt: published.at(-1) ?? "",
    sentencesInLongest: Math.max(...documents.map(({ sentenceCount }) => sentenceCount)),
  };
}
