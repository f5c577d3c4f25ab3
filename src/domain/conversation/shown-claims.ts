import type { PublishedTime } from "../core/published-time.ts";
import type { Instant } from "../core/time.ts";
import type { Claim } from "../documents/claim.ts";
import type { BriefingStory, TimelineEntry, WriterName } from "../stories/story.ts";

/** A cited document, as it was when the claims were shown. */
export interface ShownDocument {
  readonly path: string;
  readonly title: string;
  readonly source: string | null;
  readonly published: PublishedTime;
}

/** A story as it was told: all of it, not only what stood on the page. */
export interface StoryPage {
  readonly at: Instant;
  readonly writer: WriterName;
  readonly story: BriefingStory;
  readonly timeline: readonly TimelineEntry[];
}

/** A set of claims as shown, numbered from 1, so that `sources N` can open them later. */
export interface ShownClaims {
  readonly at: Instant;
  readonly title: string;
  readonly claims: readonly Claim[];
  /** Who worded them; absent if not recorded. */
  readonly writer?: WriterName;
  /** For a briefing: the ids of the stories shown in full, in page order. */
  readonly stories?: readonly string[];
  /** For a briefing: the stories shown in full, in page order. Given when saved; read one at a time. */
  readonly storyPages?: readonly StoryPage[];
  /** The cited documents; the store fills it in when the claims are saved. */
  readonly documents?: readonly ShownDocument[];
  /** The Discord user who asked, the question, and its conversation. */
  readonly by?: string;
  readonly question?: string;
  readonly conversation?: string;
}
