import type { Instant } from "../core/time.ts";
import type { Claim } from "../documents/claim.ts";
import type { ShownDocument } from "../documents/shown-document.ts";
import type { StoryPage, WriterName } from "../stories/story.ts";

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
