import type { OperationName } from "./operations.ts";

/** Written only while the reserve is whole: what comes in volume, and can be repeated or done without. */
const DEFERRABLE: ReadonlySet<OperationName> = new Set<OperationName>([
  "apply",
  "saveDigest",
  "appendTurn",
  "saveShown",
  "saveFeedback",
  "saveReport",
  "saveFetch",
  "saveArticle",
]);

/** For a file that is being opened, checked or closed: it need not be where it was. */
const MAINTENANCE: ReadonlySet<OperationName> = new Set<OperationName>([
  "prepare",
  "integrity",
  "copyTo",
  "checkBackup",
  "exclusiveCheckpoint",
]);

export type OperationKind = "due" | "deferrable" | "maintenance";

/** What a full disk means for an operation of the writing worker. All records of editions, schedules and deletions are due. */
export function kindOf(operation: OperationName): OperationKind {
  if (DEFERRABLE.has(operation)) return "deferrable";
  return MAINTENANCE.has(operation) ? "maintenance" : "due";
}
