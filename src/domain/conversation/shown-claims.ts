import type { Instant } from "../core/time.ts";
import type { Claim } from "../documents/claim.ts";
import type { WriterName } from "../stories/story.ts";

/** A set of claims as shown, numbered from 1, so that `sources N` can open them later. */
export interface ShownClaims {
  readonly at: Instant;
  readonly title: string;
  readonly claims: readonly Claim[];
  /** Who worded them; absent if not recorded. */
  readonly writer?: WriterName;
  /** For a briefing: the ids of the stories shown in full, in page order. */
  readonly stories?: readonly string[];
  /** The Discord user who asked, the question, and its conversation. */
  readonly by?: string;
  readonly question?: string;
  readonly conversation?: string;
}
