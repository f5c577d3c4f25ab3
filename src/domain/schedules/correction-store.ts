import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";
import type { Edition } from "../delivery/edition.ts";
import type { Correction, EditionCorrections, QuotedDocument } from "./correction.ts";

/** The part of the store for quotations and corrections. Each call is one transaction. */
export interface CorrectionStore {
  /** Editions of these schedules that ended since then with a message in their channel, oldest first. */
  postedEditions(schedules: readonly string[], since: Instant): AsyncIterable<readonly Edition[]>;
  /** When the current revision of each document arrived; documents not in the library are left out. */
  revisionArrivals(library: LibraryId, paths: readonly string[]): Promise<ReadonlyMap<string, Instant>>;
  /** Saves the documents that an edition quotes, unless they are saved already or the edition is deleted. */
  saveQuoted(edition: string, documents: readonly QuotedDocument[]): Promise<void>;
  /** Null if nothing was saved. */
  quoted(edition: string): Promise<readonly QuotedDocument[] | null>;
  /**
   * Saves the corrections that an edition makes to another. False, and nothing is saved, if the latest edition that makes or
   * may make corrections to it makes the same ones.
   */
  saveCorrections(corrected: EditionCorrections): Promise<boolean>;
  /**
   * The corrections made by the latest edition that has or may have corrected it, ignoring the edition `except`; empty if
   * there is none.
   */
  corrections(correctedEdition: string, except: string | null): Promise<readonly Correction[]>;
}
