import type { IdentityKind } from "../../domain/feeds/feed.ts";
import { IDENTITY_KINDS } from "../../domain/feeds/feed.ts";
import type { FeedEntry, KnownEntry } from "../../domain/feeds/feed-entry.ts";

/** What an entry can be recognised by. */
export type Recognisable = Pick<FeedEntry | KnownEntry, "id" | "link" | "title" | "textHash" | "published">;

/** With more entries without a key of their own, the key says nothing. */
const MAX_SHARED = 0.05;
/** Parameters that say where a reader came from, not what is read. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|at_(?:medium|campaign)|ref|cmpid|ns_\w+|xtor)$/i;

/** An entry's key of one kind; null if it lacks what the key is made of. */
export function keyOf(
  kind: IdentityKind,
  { id, link, title, textHash, published }: Recognisable,
): string | null {
  const page = link === null ? null : comparableLink(link);
  switch (kind) {
    case "id":
      return id;
    case "link":
      return page;
    case "link-date":
      return page === null || published === null ? null : `${page}\n${published.at}`;
    case "link-title":
      return page === null || title === null ? null : `${page}\n${title}`;
    case "text":
      return textHash;
  }
}

/** An address without what changes when a site moves to https, drops "www." or counts its visitors. */
export function comparableLink(link: string): string {
  const url = URL.parse(link);
  if (url === null) return link;
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  const host = url.host.replace(/^www\./, "");
  return `${host}${url.pathname.replace(/\/+$/, "")}${url.search}${url.hash}`;
}

/** The first kind of key that the entries have and do not share; the one used so far as long as it is one. */
export function chooseIdentity(
  entries: readonly Recognisable[],
  previous: IdentityKind | null,
): IdentityKind {
  const kinds = previous === null ? IDENTITY_KINDS : [previous, ...IDENTITY_KINDS];
  return kinds.find((kind) => isUnique(kind, entries)) ?? "text";
}

function isUnique(kind: IdentityKind, entries: readonly Recognisable[]): boolean {
  const keys = entries.map((entry) => keyOf(kind, entry));
  const distinct = new Set(keys.filter((key) => key !== null)).size;
  return entries.length - distinct <= entries.length * MAX_SHARED;
}
