import type { EmbeddedResult } from "../../domain/intake/document-reader.ts";
import type { ReadFailure } from "../content/read-failures.ts";
import type { JobOutcome, ReadOutcome } from "./protocol.ts";

/** Adds the items that were sent before a container's outcome. */
export function withEmbedded<T extends JobOutcome>(outcome: T, embedded: readonly EmbeddedResult[]): T {
  return outcome.kind === "container" ? { ...outcome, embedded } : outcome;
}

/** The outcome for a file that stopped its reader: the file is not tried again until it changes. */
export function stoppedOutcome(path: string, failure: ReadFailure): ReadOutcome {
  const file = { path, size: 0, modifiedMs: 0, contentHash: null };
  return { kind: "unreadable", file, unreadable: { path, ...failure } };
}
