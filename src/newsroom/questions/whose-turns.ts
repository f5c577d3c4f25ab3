import type { Turn } from "../../domain/answer.ts";
import { fits } from "./follow-up.ts";

/**
 * The turns that a question continues, where several people ask in one conversation. Everybody's own questions are a line
 * of their own: that of the asker comes first, then that of whoever asked last, and so on; the first that holds what the
 * question leans on. "She" skips a line whose last answer names no person. The asker's own line when none fits.
 */
export function turnsContinued(question: string, turns: readonly Turn[], by?: string): readonly Turn[] {
  const lines = Map.groupBy(turns.toReversed(), (turn) => turn.by);
  const own = lines.get(by) ?? [];
  lines.delete(by);
  const inOrder = [own, ...lines.values()].map((line) => line.toReversed());
  return inOrder.find((line) => fits(question, line)) ?? own.toReversed();
}
