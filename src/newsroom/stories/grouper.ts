import { createHash } from "node:crypto";
import type { Document } from "../../domain/document.ts";
import type { StoredSignature } from "../../domain/ports.ts";
import type { StorySketch } from "../../domain/prepared.ts";
import { createCandidates } from "./candidates.ts";
import { createFrequencies, type Frequencies } from "./frequencies.ts";
import { heaviest } from "./heaviest.ts";
import { createLikeness, type Likeness, type Newcomer, nearness, termWorths } from "./likeness.ts";
import { createMembers, type Member, type Members } from "./members.ts";
import { decodeSignature, encodeSignature } from "./signature.ts";
import { sketchOf } from "./terms.ts";

/** Average likeness to a story's documents from which a document joins it. Chosen on half of the ECB+ topics. */
const SAME_STORY = 0.19;
/** Terms kept of a document, the heaviest: 640 of a signature's 708 bytes at most. */
const MAX_TERMS = 160;
/** Documents of a story a new one is compared with, spread over the story; the average of more tells no more. */
const MAX_COMPARED = 8;
/** Stories compared, those of the most promising documents first. */
const MAX_STORIES = 5;

export interface Placement {
  readonly storyId: string;
  /** At most about 700 bytes; `load` takes it back after a restart. */
  readonly signature: Uint8Array;
}

/** Puts each document into a story as it comes, without regrouping those that came before. */
export interface StoryGrouper {
  /** Takes back what an earlier run placed. False when the signature is of another version: place it anew. */
  load(stored: StoredSignature): boolean;
  /** Joins the story it fits best or founds one. A path that is already held is replaced. `sketch` is sketchOf(document). */
  place(document: Document, sketch?: StorySketch): Placement;
  /** Forgets a document; an unknown path is no fault. */
  remove(path: string): void;
  /** Documents held. */
  readonly size: number;
}

export function createStoryGrouper(): StoryGrouper {
  const members = createMembers();
  const frequencies = createFrequencies();
  const candidates = createCandidates(members);
  const likeness = createLikeness(frequencies);

  function keep(member: Member): void {
    frequencies.add(member.terms);
    candidates.add(members.add(member), member);
  }
  function forget(path: string): Member | undefined {
    const member = members.remove(path);
    if (member) frequencies.remove(member.terms);
    return member;
  }
  return {
    load({ path, storyId, published, signature }) {
      const decoded = decodeSignature(signature);
      if (decoded) keep({ ...decoded, path, storyId, publishedMs: Date.parse(published) });
      return decoded !== null;
    },
    place(document, sketch = sketchOf(document)) {
      const before = forget(document.path);
      const member = describe(document, sketch, frequencies);
      const worths = termWorths(member.terms, frequencies);
      likeness.focus(member, worths);
      const storyId =
        bestStory(member, candidates.find({ terms: member.terms, worths }), members, likeness) ??
        foundStory(document, before, members, likeness);
      keep({ ...member, storyId });
      return { storyId, signature: encodeSignature(member) };
    },
    remove(path) {
      forget(path);
    },
    get size() {
      return members.size;
    },
  };
}

function describe(document: Document, sketch: StorySketch, frequencies: Frequencies): Newcomer {
  return {
    path: document.path,
    publishedMs: Date.parse(document.published.at),
    dated: document.published.from !== "arrival",
    terms: heaviest(sketch.terms, MAX_TERMS, frequencies),
    copies: sketch.copies,
  };
}

/** The story of a copy, else the story with the highest average likeness, if that is high enough. */
function bestStory(
  member: Newcomer,
  slots: readonly number[],
  members: Members,
  likeness: Likeness,
): string | null {
  const near = slots.map((slot) => members.at(slot)).filter((other) => other !== null);
  const copy = near.find((other) => likeness.isCopy(other));
  if (copy) return copy.storyId;
  let best: string | null = null;
  let highest = SAME_STORY;
  const stories = new Set(near.map(({ storyId }) => storyId));
  for (const id of Array.from(stories).slice(0, MAX_STORIES)) {
    const value = storyLikeness(member, members.story(id), members, likeness);
    if (value >= highest) [best, highest] = [id, value];
  }
  return best;
}

function storyLikeness(
  member: Newcomer,
  story: readonly number[],
  members: Members,
  likeness: Likeness,
): number {
  const step = Math.max(1, story.length / MAX_COMPARED);
  let sum = 0;
  let compared = 0;
  let nearest = 0;
  for (let i = 0; i < story.length; i += step) {
    const other = members.at(story[Math.floor(i)] ?? -1);
    if (!other) continue;
    sum += likeness.of(other);
    compared++;
    nearest = Math.max(nearest, nearness(member, other));
  }
  return compared === 0 ? 0 : (sum / compared) * nearest;
}

/** A new story's id; an edited document that was alone in its story, and still tells it, keeps the old one. */
function foundStory(
  { path, contentHash }: Document,
  before: Member | undefined,
  members: Members,
  likeness: Likeness,
): string {
  if (before && members.story(before.storyId).length === 0) {
    if (likeness.isCopy(before) || likeness.of(before) >= SAME_STORY) return before.storyId;
  }
  for (let attempt = 0; ; attempt++) {
    const id = createHash("sha256").update(`${attempt}\n${path}\n${contentHash}`).digest("hex").slice(0, 12);
    if (members.story(id).length === 0) return id;
  }
}
