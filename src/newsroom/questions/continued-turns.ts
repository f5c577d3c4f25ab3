import type { Turn } from "../../domain/conversation/answer.ts";
import { canContinue } from "./follow-up.ts";

/**
 * The turns that a question continues in a conversation with several people. Turns are grouped by person: the asker's first,
 * then those of whoever asked most recently, and so on. Returns the first group that can resolve the question's references
 * ("she" needs a person in the last answer), else the asker's own turns.
 */
export function continuedTurns(question: string, turns: readonly Turn[], askedBy?: string): readonly Turn[] {
  const turnsByPerson = Map.groupBy(turns.toReversed(), (turn) => turn.by);
  const own = turnsByPerson.get(askedBy) ?? [];
  turnsByPerson.delete(askedBy);
  const inOrder = [own, ...turnsByPerson.values()].map((personTurns) => personTurns.toReversed());
  return inOrder.find((personTurns) => canContinue(question, personTurns)) ?? own.toReversed();
}
