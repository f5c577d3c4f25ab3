import type { Now } from "../../domain/core/clock.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import { END_OF_TIME } from "../../domain/core/time.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { StoryReport } from "../../domain/stories/story.ts";
import type { WritingService } from "../writing/writing-service.ts";
import { type StoryService, windowContext } from "./story-service.ts";
import { writeTimeline } from "./write-timeline.ts";

/** Documents in a timeline: the first reports and the latest ones. */
const FIRST_REPORTS = 10;
const LATEST_REPORTS = 20;

export interface StoryReportDeps {
  readonly store: Pick<LibraryReader, "storyDocuments" | "documents" | "digests">;
  readonly stories: StoryService;
  readonly writing: Pick<WritingService, "model" | "verify">;
  readonly now: Now;
}

/** A story in full, with what each document added; null when none of its documents is in the library any more. */
export async function reportStory(
  library: LibraryId,
  id: string,
  { store, stories, writing, now }: StoryReportDeps,
): Promise<StoryReport | null> {
  const generatedAt = now();
  const window = { from: null, to: END_OF_TIME };
  const context = windowContext(store, library, window, generatedAt.slice(0, 10));
  const [written] = await stories.write([id], context);
  if (written === undefined) return null;
  // Read after the story is written, because writing it may replace stored digests with model digests.
  const { timeline, dropped } = await timelineOf(library, written.story.documents, { store, writing });
  return {
    generatedAt,
    story: written.story,
    timeline,
    writer: written.writer,
    model: writing.model,
    fallbacks: written.fallback ? 1 : 0,
    dropped: [...written.dropped, ...dropped],
  };
}

async function timelineOf(
  library: LibraryId,
  all: readonly DocumentHeader[],
  { store, writing }: Pick<StoryReportDeps, "store" | "writing">,
): Promise<ReturnType<typeof writeTimeline>> {
  const fitsWhole = all.length <= FIRST_REPORTS + LATEST_REPORTS;
  const headers = fitsWhole ? all : [...all.slice(0, FIRST_REPORTS), ...all.slice(-LATEST_REPORTS)];
  const paths = headers.map(({ path }) => path);
  const documents = await store.documents(library, paths);
  const digests = await store.digests(library, paths);
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const entries = paths.flatMap((path) => {
    const [document, digest] = [byPath.get(path), digests.get(path)];
    return document === undefined || digest === undefined ? [] : [{ document, digest }];
  });
  return writeTimeline(entries, writing.verify);
}
