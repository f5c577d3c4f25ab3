import type { Instant } from "../core/time.ts";
import type { RefusalReason } from "../delivery/message-sender.ts";
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
