import type { Instant } from "../core/time.ts";
import type { FeedTrouble } from "./feed-trouble.ts";

export const FULL_TEXT_MODES = ["auto", "always", "off"] as const;

/** Whether an entry's article page is read: "auto" only for entries that are cut short. */
export type FullTextMode = (typeof FULL_TEXT_MODES)[number];

/** What makes an entry of a feed the same entry at the next fetch; the first that is unique in the feed. */
export const IDENTITY_KINDS = ["id", "link", "link-date", "link-title", "text"] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** What people choose for a feed. */
export interface FeedOptions {
  /** The publisher's name in place of the feed's title; null: the title. */
  readonly name: string | null;
  /** BCP 47 primary tag of entries whose language can't be detected; null: as the feed states. */
  readonly language: string | null;
  /** Only entries with one of these words are taken (syntax: text/queries/parse-topic.ts); null: all. */
  readonly topic: string | null;
  readonly fullText: FullTextMode;
  /** Days of entries that are taken when the feed is added; null: the default. */
  readonly existingDays: number | null;
}

/** What the last fetches of a feed left behind. Times are null until they first happen. */
export interface FeedState {
  /** As the feed states them; null if it does not. */
  readonly title: string | null;
  readonly site: string | null;
  /** Validators of a conditional request; they belong to `validatedUrl`. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly validatedUrl: string | null;
  /** Where permanent redirects lead, and how many fetches in a row they did. */
  readonly movedTo: string | null;
  readonly moves: number;
  readonly triedAt: Instant | null;
  readonly succeededAt: Instant | null;
  /** The first of the failures since the last success. */
  readonly failingSince: Instant | null;
  readonly failures: number;
  readonly trouble: FeedTrouble | null;
  /** The server said when to come again: nobody asks before. */
  readonly holdUntil: Instant | null;
  /** The server said that the feed is gone for good: it is never asked again. */
  readonly ended: boolean;
  readonly identity: IdentityKind | null;
  /** What the feed's operator should know although it was read: its ids or its dates changed all at once. */
  readonly notice: FeedTrouble | null;
  readonly noticedAt: Instant | null;
  /** When the managers of its guild were told last. */
  readonly reportedAt: Instant | null;
}

/** A subscription. */
export interface Feed extends FeedOptions, FeedState {
  readonly id: number;
  /** Changes with each write, so that a fetch is not saved over a later one. */
  readonly version: number;
  /** The guild that sees it; null: everybody. */
  readonly guild: string | null;
  /** http or https, without user name and password. */
  readonly url: string;
  /** "user:password" for the address's own host; null for none. */
  readonly login: string | null;
  /** "file": from feeds.opml or feeds.yml of the documents folder, which decides on it. */
  readonly origin: "added" | "file";
  /** Its audience; absent: everybody in the library. Only for feeds from files. */
  readonly guilds?: readonly string[] | undefined;
  /** The address under which a file names it; the feed's own may have moved. */
  readonly listedAs?: string;
  readonly paused: boolean;
  readonly addedAt: Instant;
  /** Null: never by itself. */
  readonly nextAt: Instant | null;
}

/** What a new subscription states; the rest begins empty. */
export type NewFeed = Pick<
  Feed,
  "guild" | "url" | "login" | "origin" | "addedAt" | "nextAt" | "guilds" | "listedAs"
> &
  FeedOptions;

export const NEW_FEED_STATE: FeedState = {
  title: null,
  site: null,
  etag: null,
  lastModified: null,
  validatedUrl: null,
  movedTo: null,
  moves: 0,
  triedAt: null,
  succeededAt: null,
  failingSince: null,
  failures: 0,
  trouble: null,
  holdUntil: null,
  ended: false,
  identity: null,
  notice: null,
  noticedAt: null,
  reportedAt: null,
};

export const DEFAULT_FEED_OPTIONS: FeedOptions = {
  name: null,
  language: null,
  topic: null,
  fullText: "auto",
  existingDays: null,
};
