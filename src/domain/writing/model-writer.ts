import type { Answer, Turn } from "../conversation/answer.ts";
import type { BlockReason, Claim } from "../documents/claim.ts";
import type { Document } from "../documents/document.ts";
import type { BriefingStory, Digest } from "../stories/story.ts";
import type { ModelOutcome } from "./language-model.ts";
import type { QuestionMaterial, StoryMaterial, StoryText } from "./writer.ts";

/** Why a draft must be revised: sentences that did not match their source, each with the reason. */
export type RevisionRequest = readonly {
  readonly text: string;
  readonly reason: BlockReason;
  readonly detail: string;
}[];

/** A draft whose claims are not checked yet; or how the model failed. */
export type Draft<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly outcome: Exclude<ModelOutcome<never>["kind"], "ok">;
      readonly detail: string;
    };

/** Limits of a draft: budget and time. */
export interface DraftOptions {
  readonly guild: string | null;
  readonly deadlineMs: number;
  readonly revision: RevisionRequest;
  readonly signal?: AbortSignal;
}

/** A writer that may fail and whose claims must be checked: a language model. */
export interface ModelWriter {
  readonly model: string;
  /** What a digest depends on besides the document: prompt, schema, model. Part of the cache key. */
  digestVersion(): Promise<string>;
  digest(document: Document, options: DraftOptions): Promise<Draft<Digest>>;
  story(material: StoryMaterial, options: DraftOptions): Promise<Draft<Omit<StoryText, "upcoming">>>;
  bottomLine(stories: readonly BriefingStory[], options: DraftOptions): Promise<Draft<readonly Claim[]>>;
  answer(material: QuestionMaterial, options: DraftOptions): Promise<Draft<Omit<Answer, "question">>>;
  rewriteQuestion(question: string, turns: readonly Turn[], options: DraftOptions): Promise<Draft<string>>;
}
