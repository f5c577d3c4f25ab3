import type { Now } from "../../domain/core/clock.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import { END_OF_TIME, type Instant, type TimeWindow } from "../../domain/core/time.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { SearchStore } from "../../domain/store/search-store.ts";
import type { Briefing, StoryOutline, StoryReport } from "../../domain/stories/story.ts";
import { storiesOnTopic } from "../stories/topic-stories.ts";
import {
  type BriefingComposerDeps,
  type BriefingRequest,
  createBriefingComposer,
} from "./compose-briefing.ts";
import { reportStory } from "./story-report.ts";
import { createStoryService, windowContext } from "./story-service.ts";

export interface BriefingServiceDeps extends BriefingComposerDeps {
  readonly store: LibraryReader & Pick<SearchStore, "documentsContaining">;
  readonly now: Now;
}

export interface BriefingOptions extends Pick<BriefingRequest, "maxStories" | "withPages"> {
  readonly topic?: string | null;
}

/** Composes briefings: the stories of a window, most important first, every claim checked against its source. */
export interface BriefingService {
  /**
   * `since` null covers the whole library. `topic` (syntax: text/queries/parse-topic.ts) keeps only stories with a matching
   * document; `maxStories` keeps the most important ones; `withPages`
   * adds the pages that are kept with a posted briefing. Does not mark anything as delivered.
   */
  compose(library: LibraryId, since: Instant | null, options?: BriefingOptions): Promise<Briefing>;
  /** One story in full, with what each document added; null when the library no longer has it. */
  story(library: LibraryId, id: string): Promise<StoryReport | null>;
}

export function createBriefingService(deps: BriefingServiceDeps): BriefingService {
  const { store, writing, now } = deps;
  const stories = createStoryService({ ...deps, writing: deps.writing.primary });
  const compose = createBriefingComposer(deps);
  return {
    story: (library, id) => reportStory(library, id, { store, now, stories, writing: writing.primary }),
    async compose(library, since, { topic = null, ...options } = {}) {
      const generatedAt = now();
      const window = { from: since, to: END_OF_TIME };
      const outlines = await outlinesOn(topic, store, library, window);
      return compose({
        generatedAt,
        from: since,
        outlines,
        context: windowContext(store, library, window, generatedAt.slice(0, 10)),
        read: outlines.reduce((sum, { documents }) => sum + documents, 0),
        ...options,
      });
    },
  };
}

async function outlinesOn(
  topic: string | null,
  store: BriefingServiceDeps["store"],
  library: LibraryId,
  window: TimeWindow,
): Promise<StoryOutline[]> {
  const all = await allOutlines(store, library, window);
  if (topic === null) return all;
  const onTopic = await storiesOnTopic(store, library, window, topic);
  return all.filter(({ id }) => onTopic.has(id));
}

async function allOutlines(
  store: LibraryReader,
  library: LibraryId,
  window: TimeWindow,
): Promise<StoryOutline[]> {
  const outlines: StoryOutline[] = [];
  for await (const page of store.stories(library, window)) outlines.push(...page);
  return outlines;
}
