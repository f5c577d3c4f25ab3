import type { Now } from "../../domain/core/clock.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import { END_OF_TIME } from "../../domain/core/time.ts";
import type { DroppedClaim } from "../../domain/documents/claim.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { StoryReport, TimelineEntry } from "../../domain/stories/story.ts";
import { checkClaims, type DocumentLookup } from "../checking/check-claims.ts";
import { whatEachAdded } from "../stories/timeline.ts";
import type { WritingService } from "../writing/writing-service.ts";
import { type StoryService, windowContext } from "./story-service.ts";

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
): Promise<{ timeline: TimelineEntry[]; dropped: DroppedClaim[] }> {
  const fitsWhole = all.length <= FIRST_REPORTS + LATEST_REPORTS;
  const headers = fitsWhole ? all : [...all.slice(0, FIRST_REPORTS), ...all.slice(-LATEST_REPORTS)];
  const paths = headers.map(({ path }) => path);
  const documents = await store.documents(library, paths);
  const digests = await store.digests(library, paths);
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const find: DocumentLookup = (path) => byPath.get(path);
  const entries = headers.flatMap((header) => {
    const [document, digest] = [byPath.get(header.path), digests.get(header.path)];
    return document === undefined || digest === undefined ? [] : [{ header, document, digest }];
  });
  const dropped: DroppedClaim[] = [];
  const timeline = whatEachAdded(entries).map((claims, index): TimelineEntry[] => {
    const header = entries[index]?.header;
    const checked = checkClaims(claims, find, writing.verify);
    dropped.push(...checked.dropped);
    return header === undefined ? [] : [{ document: header, claims: checked.value }];
  });
  return { timeline: timeline.flat(), dropped };
}
