import type { Instant } from "../core/time.ts";
import type { Claim } from "../documents/claim.ts";
import type { DocumentHeader } from "../documents/document.ts";

/** A document of a delivered story, with the sentences that later documents are compared with. */
export interface DeliveredDocument {
  readonly header: DocumentHeader;
  readonly sentences: readonly { readonly number: number; readonly text: string }[];
}

/** What a schedule delivered of a story. */
export interface DeliveredStory {
  readonly story: string;
  /** In the order in which the story used them. */
  readonly documents: readonly DeliveredDocument[];
  /** As shown. */
  readonly claims: readonly Claim[];
}

/** The content of an edition, which counts as delivered once the edition is posted. */
export interface DeliveredContent {
  /** The edition's ref. */
  readonly edition: string;
  /** The schedule's ref. */
  readonly schedule: string;
  /** Documents that arrived up to this time were considered. */
  readonly upTo: Instant;
  readonly stories: readonly DeliveredStory[];
}

/** The part of the store for what schedules delivered. Each call is one transaction. */
export interface DeliveredStore {
  /** Replaces what was recorded for that edition. False, and nothing is recorded, unless it is being composed. */
  recordDelivered(content: DeliveredContent): Promise<boolean>;
  /**
   * Up to when arrivals were considered for the latest edition that is or may be posted, or was silent; null if there is
   * none. An edition being sent counts, and so does a failed one with a part in the channel.
   */
  deliveredUpTo(schedule: string): Promise<Instant | null>;
  /** What the latest such edition delivered of each of these stories. */
  deliveredStories(
    schedule: string,
    stories: readonly string[],
  ): Promise<ReadonlyMap<string, DeliveredStory>>;
}
