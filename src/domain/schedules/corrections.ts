import type { LibraryId } from "../core/library.ts";
import type { Instant } from "../core/time.ts";
import type { Edition, MessagePart, StoredMessagePart } from "../delivery/delivery.ts";
import type { Evidence } from "../documents/claim.ts";

/** How a quoted document is called, so that it can be named once it is gone. */
export interface QuotedDocument {
  readonly path: string;
  readonly title: string;
  readonly source: string | null;
  /** Where the same content lay again when it was quoted; absent for nowhere. */
  readonly alsoAt?: readonly string[];
}

/** What became of a sentence that an edition quoted. */
export interface Correction {
  /** The edition that quoted it, and the number it stands under there, from 1. */
  readonly edition: string;
  readonly number: number;
  readonly document: QuotedDocument;
  readonly before: string;
  /** The sentence in its place; "no longer says": there is none; "withdrawn": the document is gone. */
  readonly now:
    | { readonly kind: "says"; readonly evidence: Evidence }
    | { readonly kind: "no longer says" }
    | { readonly kind: "withdrawn" };
}

/** The schedule that the corrections of an edition are editions of. */
export function correctionScheduleId(edition: string): string {
  return `correction:${edition}`;
}

/** An edition that quoted something. */
export type QuotingEdition = Pick<Edition, "ref" | "library">;

/** What an edition says of an earlier one's quotations: all that differs by then, in place of what was said before. */
export interface EditionCorrections {
  /** The edition that says it. */
  readonly edition: string;
  /** The one that is corrected. */
  readonly correctedEdition: string;
  readonly corrections: readonly Correction[];
}

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

/** Marks corrections on messages that were posted. */
export interface CorrectionRenderer {
  /**
   * The messages that change, as edits: those that show one of the numbers `changed`. `parts` as they were first posted; of
   * those only the ones that stand in the channel.
   */
  correctionEdits(
    posted: QuotingEdition & { readonly parts: readonly StoredMessagePart[] },
    corrections: readonly Correction[],
    changed: ReadonlySet<number>,
  ): readonly MessagePart[] | Promise<readonly MessagePart[]>;
}

/** What a schedule's next edition has to say of its earlier ones. */
export interface PendingCorrections {
  /**
   * What came to differ of editions that are no longer edited, and was not said yet; notes that `edition`, which is being
   * written, says it.
   */
  pendingFor(edition: Edition): Promise<readonly Correction[]>;
}
