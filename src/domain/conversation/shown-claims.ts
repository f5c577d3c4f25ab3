import type { Instant } from "../core/time.ts";
import type { Claim } from "../documents/claim.ts";
import type { WriterName } from "../stories/story.ts";

/** A set of claims as they were shown, numbered from 1, so that `sources N` can open them later. */
export interface ShownClaims {
  readonly at: Instant;
  readonly title: string;
  readonly claims: readonly Claim[];
  /** Who worded them; absent where it was not noted. */
  readonly writer?: WriterName;
  /** With a briefing: the ids of the stories it tells in full, in their order on the page. */
  readonly stories?: readonly string[];
  /** The Discord user who asked, their question, and the conversation it belongs to. */
  readonly by?: string;
  readonly question?: string;
  readonly conversation?: string;
}
