import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";
import type { Edition } from "../delivery/edition.ts";
import type { Correction, EditionCorrections, QuotedDocument } from "./correction.ts";

/** The part of the store that remembers what was quoted and corrected. Each call is one transaction. */
export interface CorrectionStore {
  /** Editions of these schedules that ended since then with a message in their channel, the oldest first. */
  postedEditions(schedules: readonly string[], since: Instant): AsyncIterable<readonly Edition[]>;
  /** When the present revision of each of the documents arrived; those not in the library are left out. */
  revisionArrivals(library: LibraryId, paths: readonly string[]): Promise<ReadonlyMap<string, Instant>>;
  /** Keeps what an edition quoted goes by; nothing when it is kept already, or the edition is gone. */
  saveQuoted(edition: string, documents: readonly QuotedDocument[]): Promise<void>;
  /** Null when nothing was kept. */
  quoted(edition: string): Promise<readonly QuotedDocument[] | null>;
  /**
   * Keeps what the edition says of another. False, and nothing is kept, when the latest edition that says or may say
   * something of it says the same.
   */
  saveCorrections(corrected: EditionCorrections): Promise<boolean>;
  /** What the latest edition that said or may say something of it says, apart from `except`; none when there is none. */
  corrections(correctedEdition: string, except: string | null): Promise<readonly Correction[]>;
}
