import type { Feed } from "./feed.ts";

/** Tells the managers of a guild about feeds that need them, in one message. Errors it throws are logged. */
export type ReportFeeds = (guild: string, feeds: readonly Feed[]) => Promise<void>;
