import { createHash } from "node:crypto";
import type { Document } from "../../domain/documents/document.ts";
import type { StorySketch } from "../../domain/intake/prepared-document.ts";
import type { StoredSignature } from "../../domain/store/intake-store.ts";
import { createCandidateIndex } from "./candidate-index.ts";
import { createCopyIndex } from "./copy-index.ts";
import { createFrequencies, type Frequencies } from "./frequencies.ts";
import { createMembers, type Member, type Members } from "./members.ts";
import { decodeSignature, encodeSignature } from "./signature.ts";
import {
  createSimilarityMeasure,
  type DocumentVector,
  type SimilarityMeasure,
  tfIdfsOf,
  timeProximity,
} from "./similarity.ts";
import { sketchOf } from "./terms.ts";
import { topTerms } from "./top-terms.ts";

/** Minimum average similarity to a story's most similar documents for joining it. Tuned on half of the ECB+ topics. */
const MIN_STORY_SIMILARITY = 0.195;
/** Terms stored per document, the highest-weighted: at most 640 of a signature's 708 bytes. */
const MAX_TERMS = 160;
/** Documents of a story that a new one is compared with, spread over the story; those that count, the most similar ones. */
const MAX_COMPARED = 8;
const MAX_NEAREST = 4;
/** Share of the compared documents that may name others than the new one: a report of the event may leave out its names. */
const MAX_OTHER_NAMES = 0.75;
/** Stories compared, those of the best candidates first. */
const MAX_STORIES = 5;

export interface Placement {
  readonly storyId: string;
  /** Up to about 700 bytes; pass it to `load` after a restart. */
  readonly signature: Uint8Array;
}

/** Assigns each document to a story on arrival. Never regroups earlier documents. */
export interface StoryGrouper {
  /** Restores a placement from an earlier run. False if the signature has another version; then call `place` again. */
  load(stored: StoredSignature): boolean;
  /** Joins the best matching story or creates one. Replaces a document with the same path. `sketch`: sketchOf(document). */
  place(document: Document, sketch?: StorySketch): Placement;
  /** Removes a document; unknown paths are ignored. */
  remove(path: string): void;
  /** Number of documents. */
  readonly size: number;
}

export function createStoryGrouper(): StoryGrouper {
  const members = createMembers();
  const frequencies = createFrequencies();
  const candidateIndex = createCandidateIndex(members);
  const copyIndex = createCopyIndex();
  const similarity = createSimilarityMeasure(frequencies);

  function addMember(member: Member): void {
    frequencies.add(member.terms);
    const slot = members.add(member);
    candidateIndex.add(slot, member);
    copyIndex.add(slot, member.copies);
  }
  function removeMember(path: string): Member | undefined {
    const member = members.remove(path);
    if (member) frequencies.remove(member.terms);
    return member;
  }
  return {
    load({ path, storyId, published, signature }) {
      const decoded = decodeSignature(signature);
      if (decoded) addMember({ ...decoded, path, storyId, publishedMs: Date.parse(published) });
      return decoded !== null;
    },
    place(document, sketch = sketchOf(document)) {
      const before = removeMember(document.path);
      const member = describeDocument(document, sketch, frequencies);
      const tfIdfs = tfIdfsOf(member.terms, frequencies);
      similarity.focus(member, tfIdfs);
      const candidates = documentsAt(candidateIndex.find({ terms: member.terms, tfIdfs }), members);
      const copy =
        candidates.find(similarity.isCopy) ??
        documentsAt(copyIndex.find(member.copies), members).find(similarity.isCopy);
      const storyId =
        copy?.storyId ??
        (member.roundUp ? null : bestStory(member, candidates, members, similarity)) ??
        newStoryId(document, before, members, similarity);
      addMember({ ...member, storyId });
      return { storyId, signature: encodeSignature(member) };
    },
    remove(path) {
      removeMember(path);
    },
    get size() {
      return members.size;
    },
  };
}

function describeDocument(document: Document, sketch: StorySketch, frequencies: Frequencies): DocumentVector {
  return {
    path: document.path,
    publishedMs: Date.parse(document.published.at),
    dated: document.published.from !== "arrival",
    roundUp: sketch.roundUp,
    latestYear: sketch.latestYear,
    terms: topTerms(sketch.terms, MAX_TERMS, frequencies),
    // A copy: it may be a view of the whole message that brought it from another process.
    copies: sketch.minHash.slice(),
  };
}

function documentsAt(slots: readonly number[], members: Members): readonly Member[] {
  return slots.map((slot) => members.at(slot)).filter((other) => other !== null);
}

/** The story with the highest average similarity, if that is high enough. */
function bestStory(
  member: DocumentVector,
  candidates: readonly Member[],
  members: Members,
  similarity: SimilarityMeasure,
): string | null {
  let best: string | null = null;
  let highest = MIN_STORY_SIMILARITY;
  const stories = new Set(candidates.filter(({ roundUp }) => !roundUp).map(({ storyId }) => storyId));
  for (const id of Array.from(stories).slice(0, MAX_STORIES)) {
    const value = storySimilarity(member, members.story(id), members, similarity);
    if (value >= highest) [best, highest] = [id, value];
  }
  return best;
}

function storySimilarity(
  member: DocumentVector,
  story: readonly number[],
  members: Members,
  similarity: SimilarityMeasure,
): number {
  const step = Math.max(1, story.length / MAX_COMPARED);
  const similarities: number[] = [];
  let vetoes = 0;
  let nearest = 0;
  for (let i = 0; i < story.length; i += step) {
    const other = members.at(story[Math.floor(i)] ?? -1);
    if (!other) continue;
    const compared = similarity.compare(other);
    similarities.push(compared.similarity);
    if (compared.otherNames) vetoes++;
    nearest = Math.max(nearest, timeProximity(member, other));
  }
  if (vetoes > MAX_OTHER_NAMES * similarities.length) return 0;
  const counted = similarities.sort((a, b) => b - a).slice(0, MAX_NEAREST);
  return (counted.reduce((sum, value) => sum + value, 0) / Math.max(1, counted.length)) * nearest;
}

/** A new story id. An edited document that was alone in its story and is still similar keeps its old id. */
function newStoryId(
  { path, contentHash }: Document,
  before: Member | undefined,
  members: Members,
  similarity: SimilarityMeasure,
): string {
  if (before && members.story(before.storyId).length === 0) {
    if (similarity.isCopy(before) || similarity.compare(before).similarity >= MIN_STORY_SIMILARITY)
      return before.storyId;
  }
  for (let attempt = 0; ; attempt++) {
    const id = createHash("sha256").update(`${attempt}\n${path}\n${contentHash}`).digest("hex").slice(0, 12);
    if (members.story(id).length === 0) return id;
  }
}
