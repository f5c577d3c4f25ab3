import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";
import type { Edition, RefusalReason } from "../delivery/delivery.ts";
import type { Claim } from "../documents/claim.ts";
import type { RenderedMessage } from "./schedule.ts";
import type { TimeOfDay } from "./timing.ts";

/** From one time of day to another, over midnight where the second comes first. The same twice: all day. */
export interface QuietHours {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  /** IANA name, or an offset. */
  readonly timeZone: string;
}

/** Whom a new document on a topic is told to, and when. */
export interface Watch {
  /** Unique in the store and never given twice, 16 characters of base64url. */
  readonly ref: string;
  /** Whose documents are watched; null: the shared library's. */
  readonly guild: string | null;
  /** The Discord user it is kept for; null: the guild's own. A person's watch has no guild. */
  readonly person: string | null;
  /** Where it is told: Discord's number of the guild's channel, or of the direct messages with the person. */
  readonly channel: string;
  /** As it was typed (text/topics.ts reads it). */
  readonly topic: string;
  /** Nothing is told then; what came meanwhile is told in one message after. */
  readonly quiet: QuietHours | null;
  /** Messages in any 60 minutes; what comes beyond is gathered into the next. */
  readonly mostPerHour: number;
  /** Language of the labels ("en"); null: the guild's. */
  readonly language: string | null;
  /** Discord refused the last alert: nothing more is told until it is set anew. */
  readonly refused: RefusalReason | null;
  /** Documents that came in before are not told. */
  readonly createdAt: Instant;
}

/** What may be changed of a watch. */
export type WatchChange = Partial<Pick<Watch, "quiet" | "mostPerHour" | "language" | "refused">>;

/** The schedule that a watch's alerts are editions of (EditionRequest.schedule). */
export function watchScheduleId({ ref }: Pick<Watch, "ref">): string {
  return `watch:${ref}`;
}

/** The part of the store that remembers watches. Each call is one transaction. */
export interface WatchStore {
  /** Those of one documents folder, of all guilds and people, by ref. */
  allWatches(root: string): Promise<readonly Watch[]>;
  /** A library's own (`person` null), or a person's, the oldest first. */
  watches(library: LibraryId, person: string | null): Promise<readonly Watch[]>;
  /** "full": the guild or the person has `most` already. */
  addWatch(watch: Watch, root: string, max: number): Promise<"added" | "full">;
  /** The watch as it is then; null when it is gone. */
  changeWatch(ref: string, change: WatchChange): Promise<Watch | null>;
  /** What it told goes with it; its editions stay. False when it is gone already. */
  removeWatch(ref: string): Promise<boolean>;
  /** Those of the stories that an edition of the watch tells, told, or may have told. */
  alertedStories(watch: string, stories: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Gives the edition those stories, in the order asked for and `most` at most, that no other edition of the watch has; it
   * keeps those it had. Each is one edition's, until that ends with nothing posted. None when the watch is gone.
   */
  assignStories(
    watch: string,
    edition: string,
    stories: readonly string[],
    max: number,
  ): Promise<readonly string[]>;
}

/** A story as an alert tells it; every claim held to its source. */
export interface AlertStory {
  readonly id: string;
  readonly headline: Claim;
  /** Two at most, none of them the headline again. */
  readonly claims: readonly Claim[];
}

/** What a watch has to tell: one story, or those that came while nothing was told. */
export interface WatchAlert {
  readonly watch: Watch;
  readonly at: Instant;
  readonly stories: readonly [AlertStory, ...AlertStory[]];
}

/** Makes an alert's messages. Each part holds its marker: `edition.ref` and the part's number (PartMarker). */
export interface WatchRenderer {
  watchAlert(
    alert: WatchAlert,
    context: { readonly edition: Edition },
  ): RenderedMessage | Promise<RenderedMessage>;
}

/** What somebody wants to be told of; times and zone as they typed them. */
export interface WatchInput {
  readonly topic: string;
  readonly channel: string;
  readonly quietFrom?: string | undefined;
  readonly quietTo?: string | undefined;
  readonly zone?: string | undefined;
  readonly mostPerHour?: number | undefined;
  readonly language?: string | null | undefined;
}

/** What is wrong with a wish: one line with an example, in English. */
export interface WatchProblem {
  readonly kind: "problem";
  readonly why: "topic" | "quiet-hours" | "too-many";
  readonly problem: string;
}

/** Whose watches are meant: a guild's, or a person's own. */
export type WatchOwner = { readonly guild: string } | { readonly person: string };

/** What people do with watches. */
export interface WatchService {
  /** The oldest first. */
  list(owner: WatchOwner): Promise<readonly Watch[]>;
  /** One with the same topic in the same channel is set anew: its hours, its cap, and that it is told again. */
  add(
    owner: WatchOwner,
    input: WatchInput,
  ): Promise<{ readonly kind: "watch"; readonly watch: Watch; readonly existing: boolean } | WatchProblem>;
  /** By its ref, or by its topic as it was typed, in any case; null when there is none. */
  remove(owner: WatchOwner, refOrTopic: string): Promise<Watch | null>;
}
