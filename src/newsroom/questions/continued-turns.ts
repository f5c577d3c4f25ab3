import type { Turn } from "../../domain/conversation/answer.ts";
import { canContinue } from "./follow-up.ts";

/**
 * The turns that a question continues, where several people ask in one conversation. Everybody's own questions are a line
 * of their own: that of the asker comes first, then that of whoever asked last, and so on; the first that holds what the
 * question leans on. "She" skips a line whose last answer names no person. The asker's own line when none fits.
 */
export function continuedTurns(question: string, turns: readonly Turn[], askedBy?: string): readonly Turn[] {
  const turnsByPerson = Map.groupBy(turns.toReversed(), (turn) => turn.by);
  const own = turnsByPerson.get(askedBy) ?? [];
  turnsByPerson.delete(askedBy);
  const inOrder = [own, ...turnsByPerson.values()].map((personTurns) => personTurns.toReversed());
  return inOrder.find((personTurns) => canContinue(question, personTurns)) ?? own.toReversed();
}
