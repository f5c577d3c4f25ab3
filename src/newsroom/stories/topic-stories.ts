import { setImmediate as nextTurn } from "node:timers/promises";
import type { LibraryId } from "../../domain/core/library.ts";
import type { TimeWindow } from "../../domain/core/time.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { SearchStore } from "../../domain/store/search-store.ts";
import {
  contentTerms,
  matchesByStemsAlone,
  matchesTopic,
  parseTopic,
} from "../../text/queries/parse-topic.ts";

/** Documents read per query, and matched before yielding to the event loop; a match takes some milliseconds. */
const READ_AT_ONCE = 50;
const MATCHED_AT_ONCE = 5;

/** Ids of the stories with a matching document in the window; empty if the topic has no search terms. */
export async function storiesOnTopic(
  store: Pick<SearchStore, "documentsContaining"> & Pick<LibraryReader, "documents">,
  library: LibraryId,
  window: TimeWindow,
  typed: string,
): Promise<ReadonlySet<string>> {
  const topic = parseTopic(typed);
  if (topic === null) return new Set();
  const candidates = await store.documentsContaining(library, contentTerms(topic), window);
  if (matchesByStemsAlone(topic)) return new Set(candidates.map(({ storyId }) => storyId));
  const matched = new Set<string>();
  const storyOf = new Map(candidates.map(({ path, storyId }) => [path, storyId]));
  for (let start = 0; start < candidates.length; start += READ_AT_ONCE) {
    const unmatched = candidates
      .slice(start, start + READ_AT_ONCE)
      .filter(({ storyId }) => !matched.has(storyId));
    const paths = unmatched.map(({ path }) => path);
    for (const [index, document] of (await store.documents(library, paths)).entries()) {
      const story = storyOf.get(document.path);
      if (story !== undefined && !matched.has(story) && matchesTopic(document, topic)) matched.add(story);
      if (index % MATCHED_AT_ONCE === 0) await nextTurn();
    }
  }
  return matched;
}
