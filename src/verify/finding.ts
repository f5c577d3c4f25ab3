import type { BlockReason } from "../domain/documents/claim.ts";

/** What a rule found in a claim that its cited sentences do not hold; `detail` is for a person to read. */
export interface Finding {
  readonly reason: BlockReason;
  readonly detail: string;
}

/** At most the first few things of a list, for a detail that stays one line. */
export function list(things: readonly string[], limit = 4): string {
  const shown = [...new Set(things)];
  return shown.slice(0, limit).join(", ") + (shown.length > limit ? ", ..." : "");
}
