import { takeTurn } from "../../async/take-turn.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import type { CalendarDate, TimeWindow } from "../../domain/core/time.ts";
import type { Claim, DroppedClaim } from "../../domain/documents/claim.ts";
import type { Document, DocumentHeader } from "../../domain/documents/document.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { BriefingStory, TimelineEntry, WriterName } from "../../domain/stories/story.ts";
import type { Verify } from "../../domain/writing/verify.ts";
import type { StoryMaterial } from "../../domain/writing/writer.ts";
import { type CheckedText, checkComparisons, type DocumentLookup } from "../checking/check-claims.ts";
import { firstShowableSentence } from "../checking/check-texts.ts";
import { findConflicts } from "../stories/conflicts.ts";
import { readFigures } from "../stories/figure-mentions.ts";
import { withoutRepeats } from "../stories/timeline.ts";
import { findUpdate, withoutReplacedFigures } from "../stories/updates.ts";
import type { ModelDigester, UpgradedDigests } from "../writing/model-digester.ts";
import type { WritingService } from "../writing/writing-service.ts";
import { writeTimeline } from "./write-timeline.ts";

/** Documents a story's text is written from: the first reports and the latest ones. */
const FIRST_REPORTS = 4;
const LATEST_REPORTS = 8;
/** Stories whose documents are fetched in one query. */
export const STORIES_PER_QUERY = 20;

export interface StoryServiceDeps {
  readonly store: LibraryReader;
  readonly writing: WritingService;
  /** Null: stored digests are used as they are. */
  readonly modelDigester: ModelDigester | null;
}

/** What is new in a story that was delivered before. */
export interface ChangeSinceDelivery {
  /** What differs from the delivered version, checked against its sources. */
  readonly change: CheckedText<readonly Claim[]>;
  /** Sentences readers already know; claims that repeat them are left out. */
  readonly deliveredSentences: readonly string[];
}

/** What the stories are written for: a library, the day of the briefing, and the documents to use. */
export interface StoryContext {
  readonly library: LibraryId;
  readonly today: CalendarDate;
  /** The documents to write each story from, earliest first, by story id. */
  headers(ids: readonly string[]): Promise<ReadonlyMap<string, readonly DocumentHeader[]>>;
  /** Stories these readers already got, by id; all others are new. Null: the story's own documents decide what is new. */
  readonly delivered: ReadonlyMap<string, ChangeSinceDelivery> | null;
}

/** The context for a time window that is not tied to particular readers. */
export function windowContext(
  store: Pick<LibraryReader, "storyDocuments">,
  library: LibraryId,
  window: TimeWindow,
  today: CalendarDate,
): StoryContext {
  return { library, today, headers: (ids) => store.storyDocuments(library, ids, window), delivered: null };
}

/** A story ready to show, who wrote it, and the claims that were dropped. */
export interface WrittenStory {
  readonly story: BriefingStory;
  readonly writer: WriterName;
  readonly fallback: boolean;
  readonly dropped: readonly DroppedClaim[];
  /** What each document that the story was written from added. Worked out when it is asked for. */
  readonly timeline: () => Promise<readonly TimelineEntry[]>;
}

/** Writes stories from their documents: text, conflicts, and what changed. */
export interface StoryService {
  /** In the order of `ids`; skips a story if all its documents have left the library. */
  write(ids: readonly string[], context: StoryContext): Promise<readonly WrittenStory[]>;
}

export function createStoryService(deps: StoryServiceDeps): StoryService {
  return {
    async write(ids, context) {
      const written: WrittenStory[] = [];
      for (let start = 0; start < ids.length; start += STORIES_PER_QUERY) {
        written.push(...(await writeBatch(ids.slice(start, start + STORIES_PER_QUERY), context, deps)));
      }
      return written;
    },
  };
}

async function writeBatch(
  ids: readonly string[],
  context: StoryContext,
  deps: StoryServiceDeps,
): Promise<readonly WrittenStory[]> {
  const { store, modelDigester } = deps;
  const headers = await context.headers(ids);
  const paths = ids.flatMap((id) => firstAndLatest(headers.get(id) ?? []).map(({ path }) => path));
  const [documents, stored] = await Promise.all([
    store.documents(context.library, paths),
    store.digests(context.library, paths),
  ]);
  const upgraded =
    modelDigester === null
      ? { digests: stored, dropped: new Map() }
      : await modelDigester.upgradeDigests(context.library, documents, stored);
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const stories = await Promise.all(
    ids.map((id) => writeStory(id, headers.get(id) ?? [], { byPath, ...upgraded, context, deps })),
  );
  return stories.filter((story) => story !== null);
}

/** Enough for an update, without reading a thousand copies. */
export function firstAndLatest(headers: readonly DocumentHeader[]): readonly DocumentHeader[] {
  if (headers.length <= FIRST_REPORTS + LATEST_REPORTS) return headers;
  return [...headers.slice(0, FIRST_REPORTS), ...headers.slice(-LATEST_REPORTS)];
}

interface Sources extends UpgradedDigests {
  readonly byPath: ReadonlyMap<string, Document>;
  readonly context: StoryContext;
  readonly deps: StoryServiceDeps;
}

function materialOf(id: string, headers: readonly DocumentHeader[], sources: Sources): StoryMaterial {
  const documents = firstAndLatest(headers).flatMap(({ path }) => {
    const document = sources.byPath.get(path);
    const digest = sources.digests.get(path);
    return document === undefined || digest === undefined ? [] : [{ document, digest }];
  });
  return { id, today: sources.context.today, documents };
}

async function writeStory(
  id: string,
  headers: readonly DocumentHeader[],
  sources: Sources,
): Promise<WrittenStory | null> {
  const { context, deps } = sources;
  const material = materialOf(id, headers, sources);
  const documents = material.documents.map(({ document }) => document);
  const latest = headers.at(-1);
  if (latest === undefined || documents.length === 0) return null;
  const text = await deps.writing.story(context.library, material);
  await readFigures(documents);
  await takeTurn();
  const find: DocumentLookup = (path) => sources.byPath.get(path);
  const checked = (claims: readonly Claim[]) => checkComparisons(claims, find, deps.writing.verify);
  const conflicts = await checked(findConflicts(documents));
  const sinceDelivery = context.delivered?.get(id);
  const ownUpdate = context.delivered === null ? findUpdate(documents) : null;
  const change = sinceDelivery?.change ?? (await checked(ownUpdate?.change ?? []));
  const current = (claims: readonly Claim[]) => {
    const valid = withoutReplacedFigures(claims, documents);
    return sinceDelivery === undefined ? valid : withoutRepeats(valid, sinceDelivery.deliveredSentences);
  };
  return {
    story: {
      id,
      ...text.value,
      summary: current(text.value.summary),
      keyFacts: current(text.value.keyFacts),
      ...(text.value.headline === "" ? fallbackHeadline(documents, latest, deps.writing.verify) : {}),
      status: sinceDelivery === undefined ? (ownUpdate?.status ?? "new") : "update",
      publishedAt: latest.published.at,
      documents: headers,
      conflicts: conflicts.value,
      change: change.value,
    },
    writer: text.writer,
    fallback: text.fallback,
    dropped: [
      ...documents.flatMap(({ path }) => sources.dropped.get(path) ?? []),
      ...text.dropped,
      ...conflicts.dropped,
      ...change.dropped,
    ],
    timeline: async () => (await writeTimeline(material.documents, deps.writing.verify)).timeline,
  };
}

/** Replaces a blocked headline: the latest report's title, else its first sentence that passes the check. */
function fallbackHeadline(
  documents: readonly Document[],
  { title }: DocumentHeader,
  verify: Verify,
): Pick<BriefingStory, "headline" | "headlineEvidence"> {
  const last = documents.at(-1);
  if (last === undefined || verify(title, [{ text: title, statedDate: null }]).status === "matched")
    return { headline: title, headlineEvidence: [] };
  const { text, evidence } = firstShowableSentence(last, verify);
  return { headline: text, headlineEvidence: evidence };
}
