import { parseOpml } from "feedsmith";
import type { FeedLink, FeedReading } from "../../domain/feeds/feed-reader.ts";
import { message } from "../../domain/texts/texts.ts";

type Outline = NonNullable<NonNullable<ReturnType<typeof parseOpml>["body"]>["outlines"]>[number];

/** Some programs write the feed of such an outline as its "url". */
const FEED_TYPE = /^(?:rss|atom|feed)$/i;
const MAX_DEPTH = 20;
const DOCTYPE = /<!doctype[^>[]*(?:\[[^\]]*\]\s*)?>/i;

/** The feeds of an OPML list, from every depth, each address once; without outlines that are comments. */
export function readFeedList(text: string): FeedReading {
  const outlines = outlinesIn(text.replace(DOCTYPE, ""));
  if (outlines === null) return { kind: "unreadable", reason: message("reason.file.malformed.xml") };
  const feeds = new Map<string, FeedLink>();
  const add = (nodes: readonly Outline[], depth: number): void => {
    for (const { isComment, type, xmlUrl, url: page, title, text: label, outlines: children = [] } of nodes) {
      if (isComment === true) continue;
      const url = (xmlUrl ?? (FEED_TYPE.test(type ?? "") ? page : undefined))?.trim() ?? "";
      if (url !== "" && !feeds.has(url)) feeds.set(url, { url, title: (title ?? label)?.trim() || null });
      if (depth < MAX_DEPTH) add(children, depth + 1);
    }
  };
  add(outlines, 0);
  return { kind: "list", feeds: [...feeds.values()] };
}

/** Null if it can't be read. */
function outlinesIn(text: string): readonly Outline[] | null {
  try {
    return parseOpml(text).body?.outlines ?? [];
  } catch {
    return null;
  }
}
