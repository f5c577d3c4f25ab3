import type { Now } from "../../domain/core/clock.ts";
import { DAY_MS, instantAfter } from "../../domain/core/time.ts";
import type { Feed } from "../../domain/feeds/feed.ts";
import type { ReportFeeds } from "../../domain/feeds/feed-notices.ts";
import type { FeedStore } from "../../domain/feeds/feed-store.ts";

/** A feed that fails for a shorter time often comes back by itself. */
const FAILING_MS = 3 * DAY_MS;
/** All that needs the managers of a guild within a day is one message. */
const PAUSE_MS = DAY_MS;

export interface ReportFeedsDeps {
  readonly store: Pick<FeedStore, "troubledFeeds" | "changeFeed">;
  readonly root: string;
  readonly report: ReportFeeds;
  readonly now: Now;
}

/**
 * Tells the managers of each guild once about each feed that has failed for days, is gone, or changed all its ids or dates; at most one
 * message a day per guild. Throws the store's Fault and what `report` throws; what was not reported is reported the next time.
 */
export async function reportFeeds({ store, root, report, now }: ReportFeedsDeps): Promise<void> {
  const at = now();
  const troubled = await store.troubledFeeds(root);
  for (const [guild, feeds] of Map.groupBy(troubled, (feed) => feed.guild)) {
    if (guild === null || feeds.some((feed) => wasReportedSince(feed, instantAfter(at, -PAUSE_MS)))) continue;
    const due = feeds.filter((feed) => needsReport(feed, instantAfter(at, -FAILING_MS)));
    if (due.length === 0) continue;
    await report(guild, due);
    for (const { id } of due) await store.changeFeed(id, { reportedAt: at });
  }
}

function wasReportedSince({ reportedAt }: Feed, since: string): boolean {
  return reportedAt !== null && reportedAt > since;
}

function needsReport(
  { ended, failingSince, noticedAt, reportedAt, paused }: Feed,
  failingBefore: string,
): boolean {
  if (paused) return false;
  const isFailing = failingSince !== null && (ended || failingSince <= failingBefore);
  const reportedFailure = reportedAt !== null && failingSince !== null && reportedAt >= failingSince;
  const isNoticed = noticedAt !== null && (reportedAt === null || noticedAt > reportedAt);
  return (isFailing && !reportedFailure) || isNoticed;
}
