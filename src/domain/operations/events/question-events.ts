import type { Answer } from "../../conversation/answer.ts";
import type { BlockReason } from "../../documents/claim.ts";
import type { WriterName } from "../../stories/story.ts";
import type { DetailedFailedCall } from "./failed.ts";

/** The texts whose claims are counted. */
export type CheckedText = "digest" | "answer" | "edition";

/** Questions, and the check of every text that is stored or delivered. */
export interface QuestionEvents {
  "question.answered": {
    readonly status: Answer["status"];
    readonly claims: number;
    readonly writer: WriterName;
    readonly milliseconds: number;
  };
  "question.rewrite-rejected": { readonly outcome: string };
  "answer.claim-blocked": { readonly text: string; readonly reason: BlockReason };
  /** `reference` is absent for a message that was not an interaction. */
  "answer.not-posted": DetailedFailedCall & { readonly reference?: string };
  "claims.checked": {
    readonly text: CheckedText;
    readonly matched: number;
    readonly dropped: readonly BlockReason[];
  };
}
