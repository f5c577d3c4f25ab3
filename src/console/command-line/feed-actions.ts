import type { FeedOptions } from "../../domain/feeds/feed.ts";

export const FEED_ACTIONS = [
  "add",
  "list",
  "remove",
  "pause",
  "resume",
  "refresh",
  "preview",
  "import",
  "export",
] as const;
export type FeedAction = (typeof FEED_ACTIONS)[number];

/** A parsed `feeds` command. `guild` is null when no --guild was given: the shared feeds. */
export interface FeedsCommand {
  readonly name: "feeds";
  readonly action: FeedAction;
  /** An address, a feed's number, or a file; null when none was given. */
  readonly target: string | null;
  readonly guild: string | null;
  readonly options: Partial<FeedOptions>;
  readonly json: boolean;
}
