import type { Instant } from "../core/time.ts";
import type { Claim } from "../documents/claim.ts";
import type { WriterName } from "../stories/story.ts";

/** Claims in reply to a question, or a refusal with its reason. */
export interface Answer {
  readonly question: string;
  /** `unclear`: two or more stories fit the question; the claims name them. */
  readonly status: "answered" | "not-in-documents" | "unclear";
  /** 1-4 claims when answered. When refused: the nearest thing the documents do say, at most one, or none. */
  readonly claims: readonly Claim[];
  /** Paths of the documents the claims cite. */
  readonly documents: readonly string[];
  /** Who wrote it, where a model was to; absent where only the built-in writer writes. */
  readonly writer?: WriterName;
}

/** One exchange of a conversation. */
export interface Turn {
  readonly question: string;
  /** The question as it was searched for, with what the conversation supplied ("and how many were killed?"). */
  readonly searched: string;
  readonly answer: Answer;
  /** When it was asked; a turn without it counts as recent. */
  readonly at?: Instant;
  /** Who asked: a Discord user id; absent where there is only one who can. */
  readonly by?: string;
}
