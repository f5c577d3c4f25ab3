import { inEnglish, storedText } from "../texts/reasons.ts";
import type { Message, Texts } from "../texts/texts.ts";

/** The source sentences that support a claim. */
export interface Evidence {
  /** The document's path. */
  readonly document: string;
  /** Sentence numbers in that document, from 1, ascending. */
  readonly sentences: readonly number[];
  /** Exact substring of the document's text, runs of white space counting as one space. */
  readonly quote: string;
}

/** One asserted sentence with its evidence. `evidence` is never empty once a claim is shown. */
export interface Claim {
  /** As it was checked: the words of the source or the model; in English if code composed it from quotations. */
  readonly text: string;
  /** Of a claim that code composed: its text, to be worded in the reader's language. */
  readonly message?: Message;
  readonly evidence: readonly Evidence[];
}

/** A claim that code composes from quotations of its sources. */
export function composedClaim(message: Message, evidence: readonly Evidence[]): Claim {
  return { text: inEnglish(message), message, evidence };
}

/** What readers see of a claim. */
export function claimText({ text, message }: Claim, texts: Pick<Texts, "show">): string {
  return storedText(texts, { text, message });
}

/** Why a claim is blocked: what in it the cited sentences do not support. `claim.blocked.*` tells readers of each. */
export const BLOCK_REASONS = [
  "number",
  "date",
  "name",
  "quote",
  "negation",
  "opposite",
  "role",
  "attribution",
  "certainty",
  "emphasis",
  "event",
  "cause",
  "unsupported",
] as const;

export type BlockReason = (typeof BLOCK_REASONS)[number];

/** A sentence around the cited ones that supplied something of a claim: the document's title, or `context[index]`. */
export interface Supplier {
  readonly from: "title" | "context";
  /** Index in the context, from 0; 0 for the title. */
  readonly index: number;
}

/**
 * `score` is the match score in 0..1 (1: every word is in the cited sentences). `suppliers` are the sentences around the cited
 * ones that the claim rests on as well; absent for none.
 */
export type Verdict =
  | { readonly status: "matched"; readonly score: number; readonly suppliers?: readonly Supplier[] }
  | {
      readonly status: "blocked";
      readonly reason: BlockReason;
      readonly detail: string;
      readonly score: number;
    };

/** A claim that was not shown because it did not match its source. */
export interface DroppedClaim {
  readonly text: string;
  readonly reason: BlockReason;
  /** What in the claim is not in the cited sentences, for a person. */
  readonly detail: string;
}
