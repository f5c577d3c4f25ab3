import type { Edition } from "../delivery/edition.ts";
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
