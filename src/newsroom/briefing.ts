import type { Claim, DroppedClaim } from "../domain/claim.ts";
import type { Document, DocumentHeader } from "../domain/document.ts";
import type { LibraryId } from "../domain/library.ts";
import type { Store, StoryMaterial, Verify, Writer } from "../domain/ports.ts";
import type { Briefing, BriefingStory, Digest, StoryOutline } from "../domain/story.ts";
import { orderStories } from "../domain/story-order.ts";
import type { Instant, Now, TimeWindow } from "../domain/time.ts";
import { type DocumentLookup, holdClaim, holdClaims, holdComparisons } from "./hold.ts";
import { findConflicts } from "./stories/conflicts.ts";
import { findUpdate } from "./stories/updates.ts";

/** Stories written in full detail; what lies beyond is counted. */
const MAX_STORIES = 200;
/** Documents of one story that its text is written from: the first reports and the latest. */
const FIRST_REPORTS = 4;
const LATEST_REPORTS = 8;
/** Stories whose documents are fetched together. */
const STORIES_AT_ONCE = 20;
/** A document dated wrongly into the future is still part of the folder. */
const END_OF_TIME: Instant = "9999-12-31T23:59:59.999Z";

export interface BriefingParts {
  readonly store: Store;
  readonly writer: Writer;
  readonly verify: Verify;
  readonly now: Now;
}

/** Composes briefings: stories of a window, in order of what matters, every claim held to its source. */
export interface BriefingDesk {
  /** `since` null covers the whole library. Marks nothing as told. */
  compose(library: LibraryId, since: Instant | null): Promise<Briefing>;
}

interface WrittenStory {
  readonly story: BriefingStory;
  readonly dropped: readonly DroppedClaim[];
}

export function createBriefingDesk(parts: BriefingParts): BriefingDesk {
  return {
    async compose(library, since) {
      const generatedAt = parts.now();
      const window = { from: since, to: END_OF_TIME };
      const outlines = orderStories(await allOutlines(parts.store, library, window), generatedAt);
      const written = await writeStories(
        outlines.slice(0, MAX_STORIES),
        { library, window, generatedAt },
        parts,
      );
      const stories = written.map(({ story }) => story);
      const bottomLine = await heldBottomLine(stories, library, parts);
      return {
        generatedAt,
        writer: parts.writer.name,
        window: { from: since, to: generatedAt },
        bottomLine: bottomLine.claims,
        documents: {
          read: outlines.reduce((sum, outline) => sum + outline.documents, 0),
          unreadable: await parts.store.unreadable(library),
        },
        stories,
        storyCount: outlines.length,
        dropped: [...written.flatMap(({ dropped }) => dropped), ...bottomLine.dropped],
      };
    },
  };
}

async function allOutlines(store: Store, library: LibraryId, window: TimeWindow): Promise<StoryOutline[]> {
  const outlines: StoryOutline[] = [];
  for await (const page of store.stories(library, window)) outlines.push(...page);
  return outlines;
}

interface Frame {
  readonly library: LibraryId;
  readonly window: TimeWindow;
  readonly generatedAt: Instant;
}

async function writeStories(
  outlines: readonly StoryOutline[],
  frame: Frame,
  parts: BriefingParts,
): Promise<readonly WrittenStory[]> {
  const written: WrittenStory[] = [];
  for (let start = 0; start < outlines.length; start += STORIES_AT_ONCE) {
    const ids = outlines.slice(start, start + STORIES_AT_ONCE).map(({ id }) => id);
    const headers = await parts.store.storyDocuments(frame.library, ids, frame.window);
    const paths = ids.flatMap((id) => toldFrom(headers.get(id) ?? []).map(({ path }) => path));
    const [documents, digests] = await Promise.all([
      parts.store.documents(frame.library, paths),
      parts.store.digests(frame.library, paths),
    ]);
    const byPath = new Map(documents.map((document) => [document.path, document]));
    for (const id of ids) {
      const story = await writeStory(id, headers.get(id) ?? [], { byPath, digests, frame, parts });
      if (story !== null) written.push(story);
    }
  }
  return written;
}

/** The first reports and the latest: what an update is told from, without reading a thousand copies. */
function toldFrom(headers: readonly DocumentHeader[]): readonly DocumentHeader[] {
  if (headers.length <= FIRST_REPORTS + LATEST_REPORTS) return headers;
  return [...headers.slice(0, FIRST_REPORTS), ...headers.slice(-LATEST_REPORTS)];
}

interface Desk {
  readonly byPath: ReadonlyMap<string, Document>;
  readonly digests: ReadonlyMap<string, Digest>;
  readonly frame: Frame;
  readonly parts: BriefingParts;
}

function materialOf(id: string, headers: readonly DocumentHeader[], desk: Desk): StoryMaterial {
  const documents = toldFrom(headers).flatMap(({ path }) => {
    const document = desk.byPath.get(path);
    const digest = desk.digests.get(path);
    return document === undefined || digest === undefined ? [] : [{ document, digest }];
  });
  return { id, today: desk.frame.generatedAt.slice(0, 10), documents };
}

/** Null when every document of the story left the library since it was listed. */
async function writeStory(
  id: string,
  headers: readonly DocumentHeader[],
  desk: Desk,
): Promise<WrittenStory | null> {
  const material = materialOf(id, headers, desk);
  const documents = material.documents.map(({ document }) => document);
  const latest = headers.at(-1);
  if (latest === undefined || documents.length === 0) return null;
  const text = await desk.parts.writer.story(material);
  const update = findUpdate(documents);
  const find: DocumentLookup = (path) => desk.byPath.get(path);
  const dropped: DroppedClaim[] = [];
  const held = (claims: readonly Claim[], hold = holdClaims): readonly Claim[] => {
    const result = hold(claims, find, desk.parts.verify);
    dropped.push(...result.dropped);
    return result.claims;
  };
  const headline = holdClaim(
    { text: text.headline, evidence: text.headlineEvidence },
    find,
    desk.parts.verify,
  );
  if (headline.dropped !== null) dropped.push(headline.dropped);
  const story: BriefingStory = {
    id,
    headline: headline.claim?.text ?? latest.title,
    headlineEvidence: headline.claim?.evidence ?? [],
    status: update.status,
    publishedAt: latest.published.at,
    documents: headers,
    summary: held(text.summary),
    keyFacts: held(text.keyFacts),
    conflicts: held(findConflicts(documents), holdComparisons),
    change: held(update.change, holdComparisons),
    upcoming: held(text.upcoming),
  };
  return { story, dropped };
}

async function heldBottomLine(
  stories: readonly BriefingStory[],
  library: LibraryId,
  { store, writer, verify }: BriefingParts,
): Promise<{ readonly claims: readonly Claim[]; readonly dropped: readonly DroppedClaim[] }> {
  const claims = await writer.bottomLine(stories);
  const paths = new Set(claims.flatMap(({ evidence }) => evidence.map(({ document }) => document)));
  const documents = await store.documents(library, [...paths]);
  const byPath = new Map(documents.map((document) => [document.path, document]));
  return holdClaims(claims, (path) => byPath.get(path), verify);
}
