import type { Correction, EditionCorrections, QuotedDocument } from "./correction.ts";

/** The part of the store for quotations and corrections. Each call is one transaction. */
export interface CorrectionStore {
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
