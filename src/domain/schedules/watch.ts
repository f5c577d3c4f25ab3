import type { Instant } from "../core/time.ts";
import type { RefusalReason } from "../delivery/message-sender.ts";
import type { TimeOfDay } from "./timing.ts";

/** From one time of day to another, across midnight if the second is earlier. Equal times mean all day. */
export interface QuietHours {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  /** IANA name, or an offset. */
  readonly timeZone: string;
}

/** A topic whose new documents are announced to a channel or a person. */
export interface Watch {
  /** Unique in the store and never reused, 16 characters of base64url. */
  readonly ref: string;
  /** The guild whose documents are watched; null: the shared library. */
  readonly guild: string | null;
  /** The Discord user it belongs to; null: the guild. A person's watch has no guild. */
  readonly person: string | null;
  /** The Discord id of the guild's channel, or of the direct messages with the person. */
  readonly channel: string;
  /** As typed (parsed by text/queries). */
  readonly topic: string;
  /** No alerts in these hours; one alert afterwards covers what arrived in the meantime. */
  readonly quiet: QuietHours | null;
  /** Maximum alerts in any 60 minutes; the next one covers the rest. */
  readonly mostPerHour: number;
  /** Language of the labels ("en"); null: the guild's. */
  readonly language: string | null;
  /** Why Discord refused the last alert; no alerts are sent until the watch is set again. */
  readonly refused: RefusalReason | null;
  /** Documents that arrived earlier are not announced. */
  readonly createdAt: Instant;
}

/** The fields of a watch that can change. */
export type WatchChange = Partial<Pick<Watch, "quiet" | "mostPerHour" | "language" | "refused">>;
