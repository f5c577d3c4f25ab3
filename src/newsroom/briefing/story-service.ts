import type { LibraryId } from "../../domain/core/library.ts";
import type { CalendarDate, TimeWindow } from "../../domain/core/time.ts";
import type { Claim, DroppedClaim } from "../../domain/documents/claim.ts";
import type { Document, DocumentHeader } from "../../domain/documents/document.ts";
import type { Store } from "../../domain/store/store.ts";
import type { BriefingStory, WriterName } from "../../domain/stories/story.ts";
import type { StoryMaterial, Verify } from "../../domain/writing/writer.ts";
import { type CheckedText, checkComparisons, type DocumentLookup } from "../checking/check-claims.ts";
import { firstShowableSentence } from "../checking/check-texts.ts";
import { findConflicts } from "../stories/conflicts.ts";
import { withoutRepeats } from "../stories/timeline.ts";
import { findUpdate } from "../stories/updates.ts";
import type { ModelDigester, UpgradedDigests } from "../writing/model-digester.ts";
import type { WritingService } from "../writing/writing-service.ts";

/** Documents of one story that its text is written from: the first reports and the latest. */
const FIRST_REPORTS = 4;
const LATEST_REPORTS = 8;
/** Stories whose documents are fetched together. */
const BATCH_SIZE = 20;

export interface StoryServiceDeps {
  readonly store: Store;
  readonly writing: WritingService;
  /** Null: digests are used as they are kept. */
  readonly modelDigester: ModelDigester | null;
}

/** What is new of a story that was told before. */
export interface ChangeSinceDelivery {
  /** What differs from what was told, held to its sources. */
  readonly change: CheckedText<readonly Claim[]>;
  /** The sentences it was told from: what they say is not said again. */
  readonly deliveredSentences: readonly string[];
}

/** What the stories are written for: a library, the day of the briefing, and which documents tell of them. */
export interface StoryFrame {
  readonly library: LibraryId;
  readonly today: CalendarDate;
  /** The documents to tell each of these stories from, earliest first, by story id. */
  headers(ids: readonly string[]): Promise<ReadonlyMap<string, readonly DocumentHeader[]>>;
  /** By story id, those that the same readers were told of: all others are new to them. Null: a story's own documents tell. */
  readonly delivered: ReadonlyMap<string, ChangeSinceDelivery> | null;
}

/** The documents of a window, whoever reads it. */
export function windowFrame(
  store: Pick<Store, "storyDocuments">,
  library: LibraryId,
  window: TimeWindow,
  today: CalendarDate,
): StoryFrame {
  return { library, today, headers: (ids) => store.storyDocuments(library, ids, window), delivered: null };
}

/** A story as it may be shown, who wrote it, and what was dropped on the way. */
export interface WrittenStory {
  readonly story: BriefingStory;
  readonly writer: WriterName;
  readonly fallback: boolean;
  readonly dropped: readonly DroppedClaim[];
}

/** Writes stories from their documents: text, conflicts, and what changed. */
export interface StoryService {
  /** In the order asked for; a story whose documents all left the library meanwhile is left out. */
  write(ids: readonly string[], frame: StoryFrame): Promise<readonly WrittenStory[]>;
}

export function createStoryService(deps: StoryServiceDeps): StoryService {
  return {
    async write(ids, frame) {
      const written: WrittenStory[] = [];
      for (let start = 0; start < ids.length; start += BATCH_SIZE) {
        written.push(...(await writeBatch(ids.slice(start, start + BATCH_SIZE), frame, deps)));
      }
      return written;
    },
  };
}

async function writeBatch(
  ids: readonly string[],
  frame: StoryFrame,
  deps: StoryServiceDeps,
): Promise<readonly WrittenStory[]> {
  const { store, modelDigester } = deps;
  const headers = await frame.headers(ids);
  const paths = ids.flatMap((id) => firstAndLatest(headers.get(id) ?? []).map(({ path }) => path));
  const [documents, stored] = await Promise.all([
    store.documents(frame.library, paths),
    store.digests(frame.library, paths),
  ]);
  const upgraded =
    modelDigester === null
      ? { digests: stored, dropped: new Map() }
      : await modelDigester.upgradeDigests(frame.library, documents, stored);
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const stories = await Promise.all(
    ids.map((id) => writeStory(id, headers.get(id) ?? [], { byPath, ...upgraded, frame, deps })),
  );
  return stories.filter((story) => story !== null);
}

/** The first reports and the latest: what an update is told from, without reading a thousand copies. */
function firstAndLatest(headers: readonly DocumentHeader[]): readonly DocumentHeader[] {
  if (headers.length <= FIRST_REPORTS + LATEST_REPORTS) return headers;
  return [...headers.slice(0, FIRST_REPORTS), ...headers.slice(-LATEST_REPORTS)];
}

interface Sources extends UpgradedDigests {
  readonly byPath: ReadonlyMap<string, Document>;
  readonly frame: StoryFrame;
  readonly deps: StoryServiceDeps;
}

function materialOf(id: string, headers: readonly DocumentHeader[], sources: Sources): StoryMaterial {
  const documents = firstAndLatest(headers).flatMap(({ path }) => {
    const document = sources.byPath.get(path);
    const digest = sources.digests.get(path);
    return document === undefined || digest === undefined ? [] : [{ document, digest }];
  });
  return { id, today: sources.frame.today, documents };
}

async function writeStory(
  id: string,
  headers: readonly DocumentHeader[],
  sources: Sources,
): Promise<WrittenStory | null> {
  const { frame, deps } = sources;
  const material = materialOf(id, headers, sources);
  const documents = material.documents.map(({ document }) => document);
  const latest = headers.at(-1);
  if (latest === undefined || documents.length === 0) return null;
  const text = await deps.writing.story(frame.library, material);
  const find: DocumentLookup = (path) => sources.byPath.get(path);
  const checked = (claims: readonly Claim[]) => checkComparisons(claims, find, deps.writing.verify);
  const conflicts = checked(findConflicts(documents));
  const sinceDelivery = frame.delivered?.get(id);
  const ownUpdate = frame.delivered === null ? findUpdate(documents) : null;
  const change = sinceDelivery?.change ?? checked(ownUpdate?.change ?? []);
  const withoutDelivered = (claims: readonly Claim[]) =>
    sinceDelivery === undefined ? claims : withoutRepeats(claims, sinceDelivery.deliveredSentences);
  return {
    story: {
      id,
      ...text.value,
      summary: withoutDelivered(text.value.summary),
      keyFacts: withoutDelivered(text.value.keyFacts),
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
  };
}

/** What heads a story whose headline could not be shown: the last report's title, else its first sentence that may be. */
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
