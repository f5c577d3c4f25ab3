import { setImmediate as nextTurn } from "node:timers/promises";
import type { LibraryId } from "../domain/library.ts";
import type { Store } from "../domain/ports.ts";
import type { TimeWindow } from "../domain/time.ts";
import { matchesTopic, readTopic, tellingStems } from "../text/topics.ts";

/** Documents held against the topic in one go: a few milliseconds. */
const READ_AT_ONCE = 50;

/** The ids of the stories with a document of the window that is on the topic; none for a topic that says nothing. */
export async function storiesOnTopic(
  store: Pick<Store, "documentsHolding" | "documents">,
  library: LibraryId,
  window: TimeWindow,
  typed: string,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const topic = readTopic(typed);
  if (topic === null) return found;
  const candidates = await store.documentsHolding(library, tellingStems(topic), window);
  const storyOf = new Map(candidates.map(({ path, storyId }) => [path, storyId]));
  for (let start = 0; start < candidates.length; start += READ_AT_ONCE) {
    const some = candidates.slice(start, start + READ_AT_ONCE).filter(({ storyId }) => !found.has(storyId));
    const documents = await store.documents(
      library,
      some.map(({ path }) => path),
    );
    for (const document of documents) {
      const story = storyOf.get(document.path);
      if (story !== undefined && matchesTopic(document, topic)) found.add(story);
    }
    await nextTurn();
  }
  return found;
}
