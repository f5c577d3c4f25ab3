import type { Turn } from "../../domain/answer.ts";
import type { DraftingWriter } from "../../domain/drafting.ts";
import type { LibraryId } from "../../domain/library.ts";
import type { Events } from "../../domain/ports.ts";
import { names } from "../../text/names.ts";
import { contentStems } from "../../text/tokens.ts";
import { isPlainProse } from "../screen.ts";

/** Milliseconds a follow-up may take to be written out; the rules do it at once. */
const DEADLINE_MS = 10_000;

export interface RewriteParts {
  readonly drafting: Pick<DraftingWriter, "rewriteQuestion"> | null;
  readonly events: Events;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A follow-up as the model writes it out; null when there is no model, it failed, or it brought in names or figures
 * that neither the question nor the conversation holds.
 */
export async function rewritten(
  { guild }: LibraryId,
  question: string,
  turns: readonly Turn[],
  { drafting, events, signal }: RewriteParts,
): Promise<string | null> {
  if (drafting === null) return null;
  const frame = { guild, deadlineMs: DEADLINE_MS, revision: [], ...(signal === undefined ? {} : { signal }) };
  const draft = await drafting.rewriteQuestion(question, turns, frame);
  if (draft.ok && addsNothing(draft.value, question, turns)) return draft.value;
  events.emit("info", "question.rewrite-left", {
    outcome: draft.ok ? "adds to the conversation" : draft.outcome,
  });
  return null;
}

function addsNothing(text: string, question: string, turns: readonly Turn[]): boolean {
  const said = [
    question,
    ...turns.flatMap(({ searched, answer }) => [searched, ...answer.claims.map((claim) => claim.text)]),
  ];
  const known = new Set(said.flatMap(contentStems));
  const brought = [...names(text).map((name) => name.text), ...(text.match(/\d[\d.,]*/g) ?? [])];
  return isPlainProse(text) && brought.flatMap(contentStems).every((stem) => known.has(stem));
}
