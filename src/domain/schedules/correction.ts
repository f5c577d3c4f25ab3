import type { Edition } from "../delivery/edition.ts";
import type { Evidence } from "../documents/claim.ts";

/** Names a quoted document, so that it can be named once it is deleted. */
export interface QuotedDocument {
  readonly path: string;
  readonly title: string;
  readonly source: string | null;
  /** Other paths with the same content at the time of the quotation; absent for none. */
  readonly alsoAt?: readonly string[];
}

/** What happened to a sentence that an edition quoted. */
export interface Correction {
  /** The edition that quoted it, and its citation number there, from 1. */
  readonly edition: string;
  readonly number: number;
  readonly document: QuotedDocument;
  readonly before: string;
  /** "says": the sentence that replaced it. "no longer says": it was removed. "withdrawn": the document is gone. */
  readonly now:
    | { readonly kind: "says"; readonly evidence: Evidence }
    | { readonly kind: "no longer says" }
    | { readonly kind: "withdrawn" };
}

/** An edition that has quotations. */
export type QuotingEdition = Pick<Edition, "ref" | "library">;

/** All corrections that an edition makes to an earlier one; they replace the corrections made before. */
export interface EditionCorrections {
  /** The edition that contains the corrections. */
  readonly edition: string;
  /** The edition that is corrected. */
  readonly correctedEdition: string;
  readonly corrections: readonly Correction[];
}
