import type { Feed } from "../../domain/feeds/feed.ts";
import type { FeedLink } from "../../domain/feeds/feed-reader.ts";
import type { RefreshOutcome } from "../../domain/feeds/feed-service.ts";
import { shownIn } from "../../domain/texts/reasons.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { escapeText } from "../message/escape.ts";
import { bold } from "./citations.ts";
import { smallPrint, timestamp } from "./small-print.ts";

const MAX_ADDRESS_CHARACTERS = 300;
const MAX_LISTED = 40;
const MAX_NAME_CHARACTERS = 80;
const MAX_REPORT_CHARACTERS = 3_800;

/** One block of Markdown for each feed: its name, its address, when it was read, and what is wrong with it. */
export function feedBlocks(feeds: readonly Feed[], texts: Texts): string[] {
  return feeds.map((feed) => {
    const { id, name, title, url, trouble, notice } = feed;
    const troubles = [trouble, notice].flatMap((each) =>
      each === null ? [] : [`⚠️ ${escapeText(shownIn(texts, each.message))}`],
    );
    return [
      `${bold(escapeText(name ?? title ?? url))} · ${id}`,
      smallPrint(escapeText(url.slice(0, MAX_ADDRESS_CHARACTERS))),
      smallPrint(stateText(feed, texts)),
      ...troubles,
    ].join("\n");
  });
}

function stateText({ paused, ended, succeededAt, nextAt }: Feed, texts: Texts): string {
  if (ended) return texts.t("discord.feed.state.ended");
  if (paused) return texts.t("discord.feed.state.paused");
  const at = (instant: string | null) => (instant === null ? "–" : timestamp(instant, "R"));
  return texts.t("discord.feed.state.times", { read: at(succeededAt), next: at(nextAt) });
}

/** One message about all feeds that need the managers of a guild. */
export function feedReport(feeds: readonly Feed[], texts: Texts): string {
  const lines = feeds.slice(0, MAX_LISTED).flatMap((feed) => {
    const name = bold(escapeText(feed.name ?? feed.title ?? feed.url).slice(0, MAX_NAME_CHARACTERS));
    const { failingSince, ended } = feed;
    const since =
      failingSince === null || ended
        ? ""
        : ` (${texts.t("discord.feed.report.failing", { since: timestamp(failingSince, "D") })})`;
    return [feed.trouble, feed.notice].flatMap((each) =>
      each === null ? [] : [`- ${name}: ${escapeText(shownIn(texts, each.message))}${since}`],
    );
  });
  const more = feeds.length > MAX_LISTED ? [`+${feeds.length - MAX_LISTED}`] : [];
  return [texts.t("discord.feed.report", { count: feeds.length }), ...lines, ...more]
    .join("\n")
    .slice(0, MAX_REPORT_CHARACTERS);
}

/** What came of asking a feed by hand. */
export function refreshText({ feed, kind, entries, trouble }: RefreshOutcome, texts: Texts): string {
  const name = bold(escapeText(feed.name ?? feed.title ?? feed.url));
  if (kind === "read") return `${name}: ${texts.t("discord.feed.read", { entries })}`;
  if (kind === "unchanged") return `${name}: ${texts.t("discord.feed.unchanged")}`;
  if (kind === "waiting" && feed.holdUntil !== null)
    return `${name}: ${texts.t("discord.feed.waiting", { until: timestamp(feed.holdUntil, "f") })}`;
  const why = trouble === null ? stateText(feed, texts) : escapeText(shownIn(texts, trouble.message));
  return `${name}: ${why}`;
}

/** What an import would add. */
export function importLines(fresh: readonly FeedLink[], known: number, texts: Texts): string[] {
  const listed = fresh.slice(0, MAX_LISTED).map(({ url, title }) => {
    const label = title === null ? "" : `${escapeText(title)}: `;
    return `- ${label}${escapeText(url.slice(0, MAX_ADDRESS_CHARACTERS))}`;
  });
  const more = fresh.length > MAX_LISTED ? [`+${fresh.length - MAX_LISTED}`] : [];
  return [texts.t("discord.feed.import-preview", { fresh: fresh.length, known }), ...listed, ...more];
}
