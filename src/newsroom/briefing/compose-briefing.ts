import type { LibraryId } from "../../domain/core/library.ts";
import type { Instant } from "../../domain/core/time.ts";
import type { Claim } from "../../domain/documents/claim.ts";
import { quarantinedFirst } from "../../domain/documents/unreadable.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import { MAX_FULL_STORIES } from "../../domain/stories/choose-claims.ts";
import type { Briefing, BriefingStory, StoryOutline, StoryPage } from "../../domain/stories/story.ts";
import { orderStories } from "../../domain/stories/story-order.ts";
import { isStatement } from "../../text/prose/statements.ts";
import type { WritingService, Written } from "../writing/writing-service.ts";
import {
  createStoryService,
  firstAndLatest,
  STORIES_PER_QUERY,
  type StoryContext,
  type StoryService,
  type StoryServiceDeps,
  type WrittenStory,
} from "./story-service.ts";

/** Stories written per briefing; the rest is only counted. */
const MAX_STORIES = 200;
/** Stories a reader sees, in full or as one line. Only these are worth a model call. */
const MAX_SHOWN_STORIES = 10;

export interface BriefingComposerDeps extends Omit<StoryServiceDeps, "writing"> {
  /** `primary` writes the shown stories, `extractive` the rest: stories beyond the shown ones get no model call. */
  readonly writing: { readonly primary: WritingService; readonly extractive: WritingService };
}

/** The stories and context of one briefing. */
export interface BriefingRequest {
  readonly generatedAt: Instant;
  /** Start of the window; null: the whole library. */
  readonly from: Instant | null;
  /** The stories, in any order. */
  readonly outlines: readonly StoryOutline[];
  readonly context: StoryContext;
  /** Number of documents considered. */
  readonly read: number;
  /** Upper limit of stories, if the caller needs fewer than all. */
  readonly maxStories?: number;
  /** Whether to add the pages that are kept with a posted briefing. */
  readonly withPages?: boolean;
}

/** Writes a briefing: the most important stories first, with a bottom line over the shown ones. */
export type BriefingComposer = (request: BriefingRequest) => Promise<Briefing>;

export function createBriefingComposer(deps: BriefingComposerDeps): BriefingComposer {
  const primaryStories = createStoryService({ ...deps, writing: deps.writing.primary });
  const extractiveStories = createStoryService({
    ...deps,
    modelDigester: null,
    writing: deps.writing.extractive,
  });
  const { store, writing } = deps;
  return async (request) => {
    const { generatedAt, from, outlines, context, read, maxStories = MAX_STORIES } = request;
    const ids = orderStories(outlines, generatedAt)
      .slice(0, Math.min(maxStories, MAX_STORIES))
      .map(({ id }) => id);
    const shown = newsFirst(await primaryStories.write(ids.slice(0, MAX_SHOWN_STORIES), context));
    const rest = await writeRest(ids.slice(MAX_SHOWN_STORIES), context, extractiveStories);
    const stories = [...shown, ...rest].map(({ story }) => story);
    const bottomLine = await writeBottomLine(stories, context.library, deps);
    const written = [...shown, bottomLine];
    return {
      generatedAt,
      writer: written.some(({ writer }) => writer === "model") ? "model" : "extractive",
      model: writing.primary.model,
      fallbacks: written.filter(({ fallback }) => fallback).length,
      window: { from, to: generatedAt },
      bottomLine: bottomLine.value,
      documents: { read, unreadable: quarantinedFirst(await store.unreadable(context.library)) },
      stories,
      storyCount: outlines.length,
      ...(request.withPages === true ? { pages: await storyPages(shown, generatedAt) } : {}),
      dropped: [...shown, ...rest, bottomLine].flatMap(({ dropped }) => dropped),
    };
  };
}

/** Keeps nothing by which their timelines could be written: that would be the documents of all of them. */
async function writeRest(
  ids: readonly string[],
  context: StoryContext,
  stories: StoryService,
): Promise<readonly Pick<WrittenStory, "story" | "dropped">[]> {
  const rest: Pick<WrittenStory, "story" | "dropped">[] = [];
  for (let start = 0; start < ids.length; start += STORIES_PER_QUERY) {
    const written = await stories.write(ids.slice(start, start + STORIES_PER_QUERY), context);
    rest.push(...written.map(({ story, dropped }) => ({ story, dropped })));
  }
  return rest;
}

/** Stories that say something before notes, lists and forms, which lead nothing. */
function newsFirst(stories: readonly WrittenStory[]): readonly WrittenStory[] {
  const isNews = ({ story }: WrittenStory) => story.summary.some(({ text }) => isStatement(text));
  return [...stories.filter(isNews), ...stories.filter((story) => !isNews(story))];
}

/** The stories that a page may show in full. */
async function storyPages(stories: readonly WrittenStory[], at: Instant): Promise<readonly StoryPage[]> {
  const pages: StoryPage[] = [];
  for (const { story, writer, timeline } of stories.slice(0, MAX_FULL_STORIES)) {
    const kept = { ...story, documents: firstAndLatest(story.documents) };
    pages.push({ at, writer, story: kept, timeline: await timeline() });
  }
  return pages;
}

async function writeBottomLine(
  stories: readonly BriefingStory[],
  library: LibraryId,
  {
    store,
    writing,
  }: { readonly store: Pick<LibraryReader, "documents"> } & Pick<BriefingComposerDeps, "writing">,
): Promise<Written<readonly Claim[]>> {
  if (stories.length === 0)
    return { value: [], matched: 0, dropped: [], writer: "extractive", fallback: false };
  const paths = stories
    .slice(0, MAX_SHOWN_STORIES)
    .flatMap(({ headlineEvidence, summary, keyFacts }) =>
      [...headlineEvidence, ...[...summary, ...keyFacts].flatMap(({ evidence }) => evidence)].map(
        ({ document }) => document,
      ),
    );
  const documents = await store.documents(library, [...new Set(paths)]);
  const byPath = new Map(documents.map((document) => [document.path, document]));
  return writing.primary.bottomLine(library, stories.slice(0, MAX_SHOWN_STORIES), (path) => byPath.get(path));
}
