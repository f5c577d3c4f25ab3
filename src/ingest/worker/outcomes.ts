import type { ReadFailure } from "../content/read-failures.ts";
import type { EmbeddedOutcome, ReadOutcome } from "./protocol.ts";

/** An outcome with the parts that came before it. */
export function withEmbedded(outcome: ReadOutcome, embedded: readonly EmbeddedOutcome[]): ReadOutcome {
  return outcome.kind === "container" ? { ...outcome, embedded } : outcome;
}

/** What became of a file whose reader was stopped by it: it is not tried again until it changes. */
export function stoppedOutcome(path: string, { code, reason }: ReadFailure): ReadOutcome {
  const file = { path, size: 0, modifiedMs: 0, contentHash: null };
  return { kind: "unreadable", file, unreadable: { path, code, reason } };
}
