import type { Feed } from "../../domain/feeds/feed.ts";
import type { RefreshOutcome } from "../../domain/feeds/feed-service.ts";
import { shownIn } from "../../domain/texts/reasons.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { shortDateTime } from "../../text/display/dates.ts";
import { blocksText, type Paragraph } from "../terminal/layout.ts";
import { plain } from "../terminal/plain.ts";
import type { ViewOptions } from "./briefing-view.ts";

const INDENT = 3;

/** The feeds with what is wrong with each. */
export function feedListView(feeds: readonly Feed[], options: ViewOptions): string {
  if (feeds.length === 0) return `${options.texts.t("console.feeds.none")}\n`;
  return blocksText(
    feeds.map((feed) => feedBlock(feed, options)),
    options.columns,
  );
}

function feedBlock(feed: Feed, options: ViewOptions): Paragraph[] {
  const { paint, texts, timeZone } = options;
  const { id, name, title, url, trouble, notice, succeededAt, nextAt, topic } = feed;
  const at = (instant: string | null) =>
    instant === null ? texts.t("console.feeds.never") : shortDateTime(instant, { texts, timeZone });
  const state =
    stateOf(feed, texts) ?? texts.t("console.feeds.times", { read: at(succeededAt), next: at(nextAt) });
  const detail = (text: string): Paragraph => ({ indent: INDENT, lead: "", text, hang: 0 });
  return [
    { indent: 0, lead: paint.bold(`${id}  `), text: plain(name ?? title ?? url), hang: INDENT },
    detail(plain(url)),
    detail(state),
    ...(topic === null ? [] : [detail(texts.t("console.schedule.topic", { topic: plain(topic) }))]),
    ...[trouble, notice].flatMap((each) =>
      each === null ? [] : [detail(paint.yellow(plain(shownIn(texts, each.message))))],
    ),
  ];
}

/** Null for a feed that is asked as usual. */
function stateOf({ paused, ended }: Feed, texts: Texts): string | null {
  if (ended) return texts.t("console.feeds.ended");
  return paused ? texts.t("console.feeds.paused") : null;
}

/** A feed as `feeds list --json` prints it; `trouble` and `notice` are sentences. */
export function feedJson(feed: Feed, texts: Texts) {
  const { id, url, name, title, site, language, topic, fullText, paused, ended, origin } = feed;
  const { addedAt, triedAt, succeededAt, nextAt, failures, failingSince, holdUntil, trouble, notice } = feed;
  const asText = (each: Feed["trouble"]) =>
    each === null ? null : { code: each.code, text: shownIn(texts, each.message) };
  return {
    ...{ id, url, name, title, site, language, topic, fullText, paused, ended, origin },
    ...{ addedAt, triedAt, succeededAt, nextAt, failures, failingSince, holdUntil },
    trouble: asText(trouble),
    notice: asText(notice),
  };
}

/** One line for each feed that was asked by hand. */
export function refreshLine({ feed, kind, entries, trouble }: RefreshOutcome, texts: Texts): string {
  const name = plain(feed.name ?? feed.title ?? feed.url);
  const why = trouble === null ? "" : plain(shownIn(texts, trouble.message));
  switch (kind) {
    case "read":
      return texts.t("console.feeds.read", { name, entries });
    case "unchanged":
      return texts.t("console.feeds.unchanged", { name });
    case "failed":
      return texts.t("console.feeds.failed", { name, why });
    case "waiting":
      return texts.t("console.feeds.waiting", { name, until: feed.holdUntil ?? "" });
    case "skipped":
      return texts.t("console.feeds.skipped", { name, why: stateOf(feed, texts) ?? why });
  }
}
