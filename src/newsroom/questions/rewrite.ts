import type { Turn } from "../../domain/conversation/answer.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { ModelWriter } from "../../domain/writing/model-writer.ts";
import { names } from "../../text/names/names.ts";
import { contentStems } from "../../text/tokens/tokens.ts";
import { isPlainProse } from "../checking/plain-prose.ts";

/** Time limit of the model; the rules take no time. */
const TIMEOUT_MS = 10_000;

export interface RewriteDeps {
  readonly modelWriter: Pick<ModelWriter, "rewriteQuestion"> | null;
  readonly events: Events;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Rewrites a follow-up with the model. Null if there is no model, it failed, or it added names or figures that are neither
 * in the question nor in the conversation.
 */
export async function rewriteFollowUp(
  { guild }: LibraryId,
  question: string,
  turns: readonly Turn[],
  { modelWriter, events, signal }: RewriteDeps,
): Promise<string | null> {
  if (modelWriter === null) return null;
  const options = {
    guild,
    deadlineMs: TIMEOUT_MS,
    revision: [],
    ...(signal === undefined ? {} : { signal }),
  };
  const draft = await modelWriter.rewriteQuestion(question, turns, options);
  if (draft.ok && addsNothing(draft.value, question, turns)) return draft.value;
  events.emit("info", "question.rewrite-rejected", {
    outcome: draft.ok ? "adds names or figures" : draft.outcome,
  });
  return null;
}

function addsNothing(text: string, question: string, turns: readonly Turn[]): boolean {
  const conversationTexts = [
    question,
    ...turns.flatMap(({ searched, answer }) => [searched, ...answer.claims.map((claim) => claim.text)]),
  ];
  const known = new Set(conversationTexts.flatMap(contentStems));
  const introduced = [...names(text).map((name) => name.text), ...(text.match(/\d[\d.,]*/g) ?? [])];
  return isPlainProse(text) && introduced.flatMap(contentStems).every((stem) => known.has(stem));
}
