import { DAY_MS, type Instant, instantAfter, MINUTE_MS } from "../../domain/core/time.ts";
import type { IdentityKind } from "../../domain/feeds/feed.ts";
import type { FeedEntry, KnownEntry } from "../../domain/feeds/feed-entry.ts";
import { matchEntries } from "./match-entries.ts";

/** Clocks of servers differ by less. */
const MAX_AHEAD_MS = MINUTE_MS;
/** More undated entries at once are no news of today but an archive. */
const MAX_UNDATED = 50;
/** Fewer may have new dates by chance. */
const MIN_REDATED = 3;

export interface EntryContext {
  readonly now: Instant;
  readonly identity: IdentityKind | null;
  /** When the feed was last read before; null at the first time. */
  readonly lastReadAt: Instant | null;
  /** How long before that an entry may be dated and still count. */
  readonly takenDays: number;
  readonly isOnTopic: (entry: FeedEntry) => boolean;
}

/** A new or changed entry: `entry` as the feed has it, `known` as it will be remembered. */
export interface EntryChange {
  readonly entry: FeedEntry;
  readonly known: KnownEntry;
  /** Whether its document must be written: it is new, or its text changed. */
  readonly isRevised: boolean;
}

export interface EntryPlan {
  readonly identity: IdentityKind;
  readonly changes: readonly EntryChange[];
  /** The numbers of the known entries that the feed still has. */
  readonly seen: readonly number[];
  readonly haveKeysChanged: boolean;
  /** Whether the feed gave its unchanged entries new dates. */
  readonly isRedated: boolean;
}

/** What a fetch changes: pure; text that did not change is no news, whatever its date says. */
export function planEntries(
  known: readonly KnownEntry[],
  entries: readonly FeedEntry[],
  context: EntryContext,
): EntryPlan {
  const { identity, matches, haveKeysChanged } = matchEntries(known, entries, context.identity);
  const changes: EntryChange[] = [];
  const seen: number[] = [];
  let next = known.reduce((max, { number }) => Math.max(max, number), 0);
  let undated = 0;
  let redated = 0;
  let dated = 0;
  for (const [at, entry] of entries.entries()) {
    const match = matches[at] ?? null;
    if (match === null) {
      next += 1;
      const fresh = newEntry(entry, next, context);
      if (fresh.state === "live" && fresh.published === null) undated += 1;
      const isFlood = undated > MAX_UNDATED;
      changes.push({ entry, known: isFlood ? { ...fresh, isBackground: true } : fresh, isRevised: true });
      continue;
    }
    seen.push(match.number);
    if (match.published !== null && entry.published !== null) {
      dated += 1;
      if (entry.published.at > instantAfter(match.published.at, MAX_AHEAD_MS)) redated += 1;
    }
    const change = changeOf(match, entry);
    if (change !== null) changes.push(change);
  }
  const isRedated = redated >= MIN_REDATED && redated === dated;
  return { identity, changes, seen, haveKeysChanged, isRedated };
}

function newEntry(entry: FeedEntry, number: number, context: EntryContext): KnownEntry {
  const { now, lastReadAt, isOnTopic } = context;
  const { id, link, title, textHash } = entry;
  const published = isPast(entry, now) ? entry.published : null;
  const isTaken = !isOld({ published }, context) && isOnTopic(entry);
  return {
    number,
    state: isTaken ? "live" : "skipped",
    ...{ id, link, title, textHash, published },
    firstSeenAt: now,
    lastSeenAt: now,
    isBackground: lastReadAt === null,
  };
}

function isPast({ published }: Pick<FeedEntry, "published">, now: Instant): boolean {
  return published !== null && published.at <= instantAfter(now, MAX_AHEAD_MS);
}

function isOld(
  { published }: Pick<FeedEntry, "published">,
  { now, lastReadAt, takenDays }: EntryContext,
): boolean {
  if (published === null) return lastReadAt === null && takenDays === 0;
  const end = published.precision === "day" ? instantAfter(published.at, DAY_MS) : published.at;
  return end < instantAfter(lastReadAt ?? now, -takenDays * DAY_MS);
}

/** Null if nothing about the entry changed but its date. */
function changeOf(match: KnownEntry, entry: FeedEntry): EntryChange | null {
  const { id, link, title, textHash } = entry;
  const isRevised = match.state === "live" && match.textHash !== textHash;
  const isSame =
    match.id === id && match.link === link && match.textHash === textHash && match.title === title;
  if (isSame) return null;
  // A change that the feed dates after we first saw the entry is news, also of an entry that was no news before.
  const isNews = isRevised && entry.published !== null && entry.published.at > match.firstSeenAt;
  const isBackground = match.isBackground && !isNews;
  return { entry, known: { ...match, id, link, title, textHash, isBackground }, isRevised };
}
