import type { Instant, TimeWindow } from "../core/time.ts";
import type { Claim, DroppedClaim, Evidence } from "../documents/claim.ts";
import type { DocumentHeader } from "../documents/document.ts";
import type { Unreadable } from "../documents/unreadable.ts";

export type WriterName = "extractive" | "model";

/** A document's headline, 2-3 sentence summary and 3-6 key facts; all of them claims. */
export interface Digest {
  readonly headline: Claim;
  readonly summary: readonly Claim[];
  readonly keyFacts: readonly Claim[];
  readonly writer: WriterName;
  /** What a model's digest depends on besides the document (model, prompt, schema); another value makes it stale. */
  readonly draftedWith?: string;
}

/** What a story row says without its documents' texts; enough to order stories by what matters. */
export interface StoryOutline {
  readonly id: string;
  /** Documents of the story inside the window, and the different sources among them. */
  readonly documents: number;
  readonly sources: number;
  /** Earliest and latest published time among those documents. */
  readonly firstPublishedAt: Instant;
  readonly lastPublishedAt: Instant;
  /** Sentences in the story's longest document: a one-line notice weighs less than a report. */
  readonly sentencesInLongest: number;
}

/** A story as a list names it: by the title of its newest document. */
export interface StoryTitle {
  readonly id: string;
  readonly title: string;
  readonly lastPublishedAt: Instant;
}

/** A story as it stands in a briefing. */
export interface BriefingStory {
  readonly id: string;
  readonly headline: string;
  readonly headlineEvidence: readonly Evidence[];
  readonly status: "new" | "update";
  readonly publishedAt: Instant;
  /** Earliest first. */
  readonly documents: readonly DocumentHeader[];
  readonly summary: readonly Claim[];
  readonly keyFacts: readonly Claim[];
  /** Each names the figures on which sources differ and quotes both. */
  readonly conflicts: readonly Claim[];
  /** With status "update": what differs from what was told before, figures before and after. */
  readonly change: readonly Claim[];
  /** Dated things still to come, for "Watch next". */
  readonly upcoming: readonly Claim[];
}

/** Stories, in order, for a window of time. */
export interface Briefing {
  readonly generatedAt: Instant;
  /** "model" when at least one text was. */
  readonly writer: WriterName;
  /** The model that texts were meant for; null when none is set. */
  readonly model: string | null;
  /** Texts meant for the model that the built-in writer wrote, because the model failed. */
  readonly fallbacks: number;
  readonly window: TimeWindow;
  readonly bottomLine: readonly Claim[];
  readonly documents: { readonly read: number; readonly unreadable: readonly Unreadable[] };
  /** The first 200 at most, most important first. */
  readonly stories: readonly BriefingStory[];
  /** How many stories the window holds in all. */
  readonly storyCount: number;
  readonly dropped: readonly DroppedClaim[];
}

/** A document of a story, and what it told that none before it did; nothing when it only repeats. */
export interface TimelineEntry {
  readonly document: DocumentHeader;
  readonly claims: readonly Claim[];
}

/** One story in full. The other fields are as in a briefing. */
export interface StoryReport
  extends Pick<Briefing, "generatedAt" | "writer" | "model" | "fallbacks" | "dropped"> {
  readonly story: BriefingStory;
  /** Earliest first; of a story with more than 30 documents the first ten and the latest twenty. */
  readonly timeline: readonly TimelineEntry[];
}
