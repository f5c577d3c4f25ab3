import type { FeedReading } from "../../domain/feeds/feed-reader.ts";
import type { FeedTrouble } from "../../domain/feeds/feed-trouble.ts";
import { message } from "../../domain/texts/texts.ts";

/** Addresses named in one sentence. */
const MAX_SUGGESTIONS = 3;

/** What is wrong with what a server sent in place of a feed. */
export function readingTrouble(reading: Exclude<FeedReading, { kind: "feed" }>): FeedTrouble {
  if (reading.kind === "page") return pageTrouble(reading);
  return reading.kind === "list"
    ? { code: "not-a-feed", message: message("reason.feed.is-a-list") }
    : { code: "broken", message: message("reason.feed.broken", { why: reading.reason }) };
}

function pageTrouble({ feeds, obstacle }: Extract<FeedReading, { kind: "page" }>): FeedTrouble {
  if (obstacle === "challenge") return { code: "blocked", message: message("reason.feed.challenge") };
  if (feeds.length > 0) return suggestion(feeds.map(({ url }) => url));
  if (obstacle === "login") return { code: "needs-login", message: message("reason.feed.needs-login") };
  return { code: "not-a-feed", message: message("reason.feed.not-a-feed") };
}

/** "Did you mean": the feeds that a page has. */
export function suggestion(urls: readonly string[]): FeedTrouble {
  const named = urls.slice(0, MAX_SUGGESTIONS).join(", ");
  return { code: "not-a-feed", message: message("reason.feed.did-you-mean", { urls: named }) };
}
