import type { Instant, TimeWindow } from "../core/time.ts";
import type { Claim, DroppedClaim, Evidence } from "../documents/claim.ts";
import type { DocumentHeader } from "../documents/document.ts";
import type { ShownDocument } from "../documents/shown-document.ts";
import type { Unreadable } from "../documents/unreadable.ts";

export type WriterName = "extractive" | "model";

/** A document's headline, 2-3 sentence summary and 3-6 key facts; all of them claims. */
export interface Digest {
  readonly headline: Claim;
  readonly summary: readonly Claim[];
  readonly keyFacts: readonly Claim[];
  readonly writer: WriterName;
  /** What a model's digest depends on besides the document (model, prompt, schema); a different value makes it stale. */
  readonly draftedWith?: string;
}

/** A story without its documents' texts; enough to order stories. */
export interface StoryOutline {
  readonly id: string;
  /** Documents of the story inside the window, and the number of different sources among them. */
  readonly documents: number;
  readonly sources: number;
  /** Earliest and latest published time among those documents. */
  readonly firstPublishedAt: Instant;
  readonly lastPublishedAt: Instant;
  /** Sentences in the story's longest document: a one-line notice weighs less than a report. */
  readonly sentencesInLongest: number;
}

/** A story in a list, named by the title of its newest document. */
export interface StoryTitle {
  readonly id: string;
  readonly title: string;
  readonly lastPublishedAt: Instant;
}

/** A story in a briefing. */
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
  /** With status "update": what changed since it was last delivered, with figures before and after. */
  readonly change: readonly Claim[];
  /** Dated things still to come, for "Watch next". */
  readonly upcoming: readonly Claim[];
}

/** The stories of a time window, in order. */
export interface Briefing {
  readonly generatedAt: Instant;
  /** "model" if a model wrote at least one text. */
  readonly writer: WriterName;
  /** The configured model; null if none is set. */
  readonly model: string | null;
  /** Texts that the built-in writer wrote because the model failed. */
  readonly fallbacks: number;
  readonly window: TimeWindow;
  readonly bottomLine: readonly Claim[];
  readonly documents: { readonly read: number; readonly unreadable: readonly Unreadable[] };
  /** At most 200, most important first. */
  readonly stories: readonly BriefingStory[];
  /** The number of stories in the window. */
  readonly storyCount: number;
  /** The first stories, as many as a page shows in full; absent unless the briefing was requested with them. */
  readonly pages?: readonly StoryPage[];
  readonly dropped: readonly DroppedClaim[];
}

/** A document of a story, and the claims that no earlier document made; empty if it only repeats. */
export interface TimelineEntry {
  readonly document: DocumentHeader;
  readonly claims: readonly Claim[];
}

/** A story as a briefing showed it: all of it, not only what stood on the page. Persisted as JSON. */
export interface StoryPage {
  readonly at: Instant;
  readonly writer: WriterName;
  /** Its `documents` are at most the first and the latest ones. */
  readonly story: BriefingStory;
  readonly timeline: readonly TimelineEntry[];
  /** The cited documents; the store fills it in when the page is saved. */
  readonly documents?: readonly ShownDocument[];
}

/** One story in full. The other fields are as in a briefing. */
export interface StoryReport
  extends Pick<Briefing, "generatedAt" | "writer" | "model" | "fallbacks" | "dropped"> {
  readonly story: BriefingStory;
  /** Earliest first; for a story with more than 30 documents, the first ten and the latest twenty. */
  readonly timeline: readonly TimelineEntry[];
}
