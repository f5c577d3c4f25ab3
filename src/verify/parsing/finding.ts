import type { BlockReason } from "../../domain/documents/claim.ts";

/** Something in a claim that its cited sentences do not support. `detail` is for people. */
export interface Finding {
  readonly reason: BlockReason;
  readonly detail: string;
}

/** The first `limit` distinct entries, joined into one line. */
export function list(things: readonly string[], limit = 4): string {
  const shown = [...new Set(things)];
  return shown.slice(0, limit).join(", ") + (shown.length > limit ? ", ..." : "");
}
