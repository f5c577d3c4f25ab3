import type { Claim } from "../domain/claim.ts";
import type { LibraryId } from "../domain/library.ts";
import type { Store } from "../domain/ports.ts";
import type { Briefing, BriefingStory, StoryOutline, StoryReport } from "../domain/story.ts";
import { orderStories } from "../domain/story-order.ts";
import { END_OF_TIME, type Instant, type Now, type TimeWindow } from "../domain/time.ts";
import { createStoryDesk, type StoryDeskParts } from "./story-desk.ts";
import { reportStory } from "./story-report.ts";
import { storiesOnTopic } from "./topic-stories.ts";
import type { WritingDesk, Written } from "./writing.ts";

/** Stories that are composed; what lies beyond is counted. */
const MAX_STORIES = 200;
/** Stories a reader sees in full or in one line: these are worth a model's time. */
const STORIES_SHOWN = 10;

export interface BriefingParts extends Omit<StoryDeskParts, "writing"> {
  /** Writes what is shown, and the rest: stories beyond the shown ones are never worth a model's time. */
  readonly writing: { readonly shown: WritingDesk; readonly rest: WritingDesk };
  readonly now: Now;
}

/** Composes briefings: stories of a window, in order of what matters, every claim held to its source. */
export interface BriefingDesk {
  /**
   * `since` null covers the whole library. With a topic (text/topics.ts), only stories with a document on it. Marks nothing
   * as told.
   */
  compose(
    library: LibraryId,
    since: Instant | null,
    options?: { readonly topic?: string | null },
  ): Promise<Briefing>;
  /** One story in full, with what each document added; null when it is gone. */
  story(library: LibraryId, id: string): Promise<StoryReport | null>;
}

export function createBriefingDesk(parts: BriefingParts): BriefingDesk {
  const shownDesk = createStoryDesk({ ...parts, writing: parts.writing.shown });
  const restDesk = createStoryDesk({ ...parts, polisher: null, writing: parts.writing.rest });
  const { store, writing, now } = parts;
  return {
    story: (library, id) =>
      reportStory(library, id, { store, now, stories: shownDesk, writing: writing.shown }),
    async compose(library, since, { topic = null } = {}) {
      const generatedAt = now();
      const window = { from: since, to: END_OF_TIME };
      const outlines = orderStories(await outlinesOn(topic, store, library, window), generatedAt);
      const ids = outlines.slice(0, MAX_STORIES).map(({ id }) => id);
      const frame = { library, window, today: generatedAt.slice(0, 10) };
      const shown = await shownDesk.write(ids.slice(0, STORIES_SHOWN), frame);
      const rest = await restDesk.write(ids.slice(STORIES_SHOWN), frame);
      const stories = [...shown, ...rest].map(({ story }) => story);
      const bottomLine = await writeBottomLine(stories, library, parts);
      const written = [...shown, bottomLine];
      return {
        generatedAt,
        writer: written.some(({ writer }) => writer === "model") ? "model" : "extractive",
        model: writing.shown.model,
        fallbacks: written.filter(({ fallback }) => fallback).length,
        window: { from: since, to: generatedAt },
        bottomLine: bottomLine.value,
        documents: {
          read: outlines.reduce((sum, { documents }) => sum + documents, 0),
          unreadable: await store.unreadable(library),
        },
        stories,
        storyCount: outlines.length,
        dropped: [...shown, ...rest, bottomLine].flatMap(({ dropped }) => dropped),
      };
    },
  };
}

async function outlinesOn(
  topic: string | null,
  store: Store,
  library: LibraryId,
  window: TimeWindow,
): Promise<StoryOutline[]> {
  const all = await allOutlines(store, library, window);
  if (topic === null) return all;
  const onTopic = await storiesOnTopic(store, library, window, topic);
  return all.filter(({ id }) => onTopic.has(id));
}

async function allOutlines(store: Store, library: LibraryId, window: TimeWindow): Promise<StoryOutline[]> {
  const outlines: StoryOutline[] = [];
  for await (const page of store.stories(library, window)) outlines.push(...page);
  return outlines;
}

async function writeBottomLine(
  stories: readonly BriefingStory[],
  library: LibraryId,
  { store, writing }: BriefingParts,
): Promise<Written<readonly Claim[]>> {
  if (stories.length === 0)
    return { value: [], matched: 0, dropped: [], writer: "extractive", fallback: false };
  const paths = stories
    .slice(0, STORIES_SHOWN)
    .flatMap(({ headlineEvidence, summary, keyFacts }) =>
      [...headlineEvidence, ...[...summary, ...keyFacts].flatMap(({ evidence }) => evidence)].map(
        ({ document }) => document,
      ),
    );
  const documents = await store.documents(library, [...new Set(paths)]);
  const byPath = new Map(documents.map((document) => [document.path, document]));
  return writing.shown.bottomLine(library, stories.slice(0, STORIES_SHOWN), (path) => byPath.get(path));
}
