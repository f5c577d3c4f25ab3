import type { PublishedTime } from "../core/published-time.ts";
import type { Instant } from "../core/time.ts";

/** An entry as its feed has it. Title and body may contain HTML. */
export interface FeedEntry {
  readonly id: string | null;
  /** Absolute. */
  readonly link: string | null;
  readonly title: string | null;
  /** The longest of its texts. */
  readonly body: string | null;
  readonly published: Pick<PublishedTime, "at" | "precision"> | null;
  readonly authors: readonly string[];
  readonly source: string | null;
  readonly tags: readonly string[];
  /** SHA-256 hex of its title and body as plain text. */
  readonly textHash: string;
  /** Characters of its body as plain text, and whether that text ends in the middle. */
  readonly bodyLength: number;
  readonly isCut: boolean;
  /** Title and body as plain text in lower case, for topics; at most some thousand characters. */
  readonly sample: string;
}

/**
 * "live": its document is in the library. "skipped": it was there already, too old or off the topic when it was first seen.
 * "expired": the retention is over.
 */
export type EntryState = "live" | "skipped" | "expired";

/** What is known of an entry that was seen before. */
export interface KnownEntry {
  /** Counts from 1 in its feed. */
  readonly number: number;
  readonly state: EntryState;
  readonly id: string | null;
  readonly link: string | null;
  readonly title: string | null;
  readonly textHash: string;
  /** Null: it counts from `firstSeenAt`. */
  readonly published: Pick<PublishedTime, "at" | "precision"> | null;
  readonly firstSeenAt: Instant;
  readonly lastSeenAt: Instant;
  /** It was in the feed when that was added: in the library, and in no edition. */
  readonly isBackground: boolean;
}

/** A new or changed entry, as it is saved. */
export interface SavedEntry extends KnownEntry {
  /** The entry as a JSON Feed of one item; null unless "live". Undefined: as it was. */
  readonly content?: string | null | undefined;
}

/** The file of an entry, as a source compares and reads it. */
export interface EntryFile {
  readonly number: number;
  /** Changes with each revision. */
  readonly revision: number;
  readonly bytes: number;
  readonly revisedAt: Instant;
  readonly firstSeenAt: Instant;
  readonly isBackground: boolean;
}
