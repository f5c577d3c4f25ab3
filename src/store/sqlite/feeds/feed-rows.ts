import { DEFAULT_FEED_OPTIONS, type Feed, NEW_FEED_STATE } from "../../../domain/feeds/feed.ts";
import { json, number, type Row, text, textOrNull } from "../engine/rows.ts";

/** What of a feed is kept as JSON. */
export type FeedJson = Omit<Feed, "id" | "version" | "guild" | "url" | "nextAt">;

/** The columns of feedOf, from `feeds` joined with its collection. */
export const FEED_COLUMNS =
  "feeds.id, feeds.url, feeds.version, feeds.next_at, feeds.feed, collections.guild AS guild";

export function feedOf(row: Row): Feed {
  const guild = text(row, "guild");
  return {
    ...DEFAULT_FEED_OPTIONS,
    ...NEW_FEED_STATE,
    ...json<FeedJson>(row, "feed"),
    id: number(row, "id"),
    version: number(row, "version"),
    guild: guild === "" ? null : guild,
    url: text(row, "url"),
    nextAt: textOrNull(row, "next_at"),
  };
}

/** The feed as it is kept. */
export function feedJson({
  id: _id,
  version: _version,
  guild: _guild,
  url: _url,
  nextAt: _nextAt,
  ...kept
}: Feed): string {
  return JSON.stringify(kept satisfies FeedJson);
}

/** When it is asked next by itself; null while it is paused or has ended. */
export function dueAt({ paused, ended, nextAt }: Pick<Feed, "paused" | "ended" | "nextAt">): string | null {
  return paused || ended ? null : nextAt;
}
