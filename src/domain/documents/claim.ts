/** The source sentences a claim rests on. */
export interface Evidence {
  /** The document's path. */
  readonly document: string;
  /** Sentence numbers in that document, from 1, ascending. */
  readonly sentences: readonly number[];
  /** Exact substring of the document's text, runs of white space counting as one space. */
  readonly quote: string;
}

/** One sentence we assert, with what it rests on. `evidence` is never empty once a claim is shown. */
export interface Claim {
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** Why a claim does not match its source: what in the claim is not in the sentences it cites. */
export type BlockReason = "number" | "date" | "name" | "quote" | "negation" | "unsupported";

/** `score` is the match score in 0..1 (1: every word stands in the cited sentences). */
export type Verdict =
  | { readonly status: "matched"; readonly score: number }
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
  /** What in the claim is not in the sentences it cites, for a person. */
  readonly detail: string;
}
