import type { Instant } from "../core/time.ts";
import type { Delivery } from "./delivery.ts";
import type { Edition } from "./edition.ts";
import type { EditionSubject } from "./edition-subject.ts";

/** The part of the store for looking into editions, also long after they ended. */
export interface EditionArchive {
  /** Newest slots first, at most 500; with `before`, only earlier slots. */
  editions(subject: EditionSubject, limit: number, before?: Instant): Promise<readonly Edition[]>;
  /** Editions that ended uncertain or failed since then, latest first, at most 500. */
  troubledEditions(since: Instant): Promise<readonly Edition[]>;
  /** The delivered edition of the newest slot. */
  lastDelivered(subject: EditionSubject): Promise<Edition | null>;
  deliveries(ref: string): Promise<readonly Delivery[]>;
  /** Editions of these subjects that ended since then with a message in their channel, oldest first. */
  postedEditions(subjects: readonly EditionSubject[], since: Instant): AsyncIterable<readonly Edition[]>;
  /** Deletes editions that ended before then, with their parts. Their slots must be too old to become due again. */
  forgetEditionsBefore(before: Instant): Promise<void>;
}
