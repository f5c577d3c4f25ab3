import type { Part, ReadOutcome } from "./protocol.ts";
import type { Refusal } from "./reasons.ts";

/** An outcome with the parts that came before it. */
export function withParts(outcome: ReadOutcome, parts: readonly Part[]): ReadOutcome {
  return outcome.kind === "several" ? { ...outcome, parts } : outcome;
}

/** What became of a file whose reader was stopped by it: it is not tried again until it changes. */
export function stoppedReading(path: string, { code, reason }: Refusal): ReadOutcome {
  const file = { path, size: 0, modifiedMs: 0, contentHash: null };
  return { kind: "unreadable", file, unreadable: { path, code, reason } };
}
