import type { Instant } from "../core/time.ts";
import type { Claim } from "../documents/claim.ts";
import type { WriterName } from "../stories/story.ts";

/** Claims that answer a question, or a refusal with its reason. */
export interface Answer {
  readonly question: string;
  /**
   * `closest`: no sure answer, the claims come closest. `not-in-documents`: nothing comes close. `unclear`: two or more stories fit
   * the question; the claims name them.
   */
  readonly status: "answered" | "closest" | "not-in-documents" | "unclear";
  /** 1-4 claims if answered, 1-3 if closest, none if nothing comes close. */
  readonly claims: readonly Claim[];
  /** Paths of the documents the claims cite. */
  readonly documents: readonly string[];
  /** Who wrote it, if a model is set; absent if there is only the built-in writer. */
  readonly writer?: WriterName;
}

/** One exchange of a conversation. */
export interface Turn {
  readonly question: string;
  /** The question as searched, completed from the conversation ("and how many were killed?"). */
  readonly searched: string;
  readonly answer: Answer;
  /** When it was asked; a turn without it counts as recent. */
  readonly at?: Instant;
  /** The Discord user id of the person who asked; absent in a terminal. */
  readonly by?: string;
}
