import type { RefusalReason } from "../../domain/delivery/message-sender.ts";

/** Keys of the descriptions of /watch. */
export type WatchDescriptionKey =
  | "watch"
  | `watch.${"add" | "list" | "remove"}`
  | `watch.add.${"topic" | "channel" | "quiet-from" | "quiet-to" | "time-zone" | "per-hour"}`
  | "watch.remove.topic";

/** The texts about watches in one language, as Discord Markdown. Arguments are escaped. */
export interface WatchTexts {
  /** At most 100 characters each. */
  readonly descriptions: Readonly<Record<WatchDescriptionKey, string>>;
  /** `channel` is null for direct messages. */
  readonly active: (topic: string, channel: string | null) => string;
  readonly changed: (topic: string, channel: string | null) => string;
  readonly quiet: (from: string, to: string, zone: string) => string;
  readonly perHour: (max: number) => string;
  readonly refused: (why: RefusalReason) => string;
  readonly sharedOnly: string;
  readonly none: string;
  readonly unknown: (topic: string) => string;
  readonly removed: (topic: string) => string;
  readonly noDirectMessages: string;
  readonly problems: Readonly<Record<"topic" | "too-many", string>>;
}
