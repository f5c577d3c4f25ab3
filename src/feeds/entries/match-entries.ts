import type { IdentityKind } from "../../domain/feeds/feed.ts";
import type { FeedEntry, KnownEntry } from "../../domain/feeds/feed-entry.ts";
import { chooseIdentity, comparableLink, keyOf, type Recognisable } from "./entry-keys.ts";

/** A shorter text may be said of two days ("No news today"). */
const MIN_TELLING_CHARACTERS = 40;
const MIN_TELLING_TITLE = 20;
/** When so many of a feed's entries are unknown by their key, the keys may have changed. */
const MOST = 0.5;

/** Which known entry each entry of a feed is; null: it is new. */
export interface EntryMatches {
  readonly identity: IdentityKind;
  readonly matches: readonly (KnownEntry | null)[];
  /** Whether most keys changed at once and the entries were recognised by something else. */
  readonly haveKeysChanged: boolean;
}

/**
 * Recognises a feed's entries. By the first key that is unique in the feed; what has no known key, by link and text: a site that is
 * moved to another system gives all its entries new ids.
 */
export function matchEntries(
  known: readonly KnownEntry[],
  entries: readonly FeedEntry[],
  previous: IdentityKind | null,
): EntryMatches {
  const identity = chooseIdentity(entries, previous);
  const free = new Set(known);
  const matches = byKey(identity, known, entries, free);
  const unmatched = matches.filter((match) => match === null).length;
  const areMostUnknown = unmatched > 1 && unmatched >= entries.length * MOST;
  const adopt = createAdoption(free, entries, areMostUnknown);
  let adopted = 0;
  for (const [at, entry] of entries.entries()) {
    const match = matches[at] === null ? adopt(entry) : null;
    if (match === null) continue;
    matches[at] = match;
    free.delete(match);
    adopted += 1;
  }
  return { identity, matches, haveKeysChanged: areMostUnknown && adopted >= unmatched * MOST };
}

function byKey(
  identity: IdentityKind,
  known: readonly KnownEntry[],
  entries: readonly FeedEntry[],
  free: Set<KnownEntry>,
): (KnownEntry | null)[] {
  const knownByKey = Map.groupBy(known, (entry) => keyOf(identity, entry));
  return entries.map((entry) => {
    const key = keyOf(identity, entry);
    const candidates = key === null ? [] : (knownByKey.get(key) ?? []);
    const open = candidates.filter(
      (candidate) => free.has(candidate) && haveSomethingInCommon(candidate, entry),
    );
    const match = open.find(({ textHash }) => textHash === entry.textHash) ?? open.at(-1) ?? null;
    if (match !== null) free.delete(match);
    return match;
  });
}

/** An id alone is no proof: programs give the same one ("N/A", "0") to entry after entry. */
function haveSomethingInCommon(one: Recognisable, other: Recognisable): boolean {
  return (
    one.textHash === other.textHash ||
    (one.title !== null && one.title === other.title) ||
    (one.link !== null && other.link !== null && comparableLink(one.link) === comparableLink(other.link))
  );
}

/** Finds the known entry that an entry without a known key is, among those that are still free. */
function createAdoption(
  free: ReadonlySet<KnownEntry>,
  entries: readonly FeedEntry[],
  areMostUnknown: boolean,
): (entry: FeedEntry) => KnownEntry | null {
  if (free.size === 0) return () => null;
  const byText = Map.groupBy(free, ({ textHash }) => textHash);
  const byLink = uniqueBy(free, linkOf);
  const byTitle = uniqueBy(free, titleOf);
  const ownLinks = uniqueBy(entries, linkOf);
  const ownTitles = uniqueBy(entries, titleOf);
  const isFree = (candidate: KnownEntry | undefined): candidate is KnownEntry =>
    candidate !== undefined && free.has(candidate);
  return (entry) => {
    const link = linkOf(entry);
    const sameText = byText.get(entry.textHash)?.filter(isFree) ?? [];
    const text = sameText.find((candidate) => linkOf(candidate) === link) ?? sameText[0];
    if (text !== undefined && (entry.sample.length >= MIN_TELLING_CHARACTERS || linkOf(text) === link))
      return text;
    const sameLink = ownLinks.has(link ?? "") ? byLink.get(link ?? "") : undefined;
    if (isFree(sameLink) && (areMostUnknown || sameLink.title === entry.title)) return sameLink;
    const title = titleOf(entry);
    const sameTitle = ownTitles.has(title ?? "") ? byTitle.get(title ?? "") : undefined;
    return areMostUnknown && isFree(sameTitle) ? sameTitle : null;
  };
}

function linkOf({ link }: Recognisable): string | null {
  return link === null ? null : comparableLink(link);
}

function titleOf({ title }: Recognisable): string | null {
  return title !== null && title.length >= MIN_TELLING_TITLE ? title : null;
}

/** Those by a value that no other has. */
function uniqueBy<T>(all: Iterable<T>, keyFor: (one: T) => string | null): Map<string, T> {
  const groups = Map.groupBy(all, keyFor);
  return new Map(
    [...groups].flatMap(([value, [first, ...others]]) =>
      value !== null && first !== undefined && others.length === 0 ? [[value, first] as const] : [],
    ),
  );
}
