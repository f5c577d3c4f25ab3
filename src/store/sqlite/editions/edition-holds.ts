import type { Edition } from "../../../domain/delivery/edition.ts";
import type { HoldDecision } from "../../../domain/delivery/edition-ledger.ts";
import type { Hold } from "../../../domain/delivery/hold.ts";
import type { Database } from "../engine/database.ts";
import { editionOf, SELECT_EDITIONS } from "./edition-rows.ts";

/** Runs within the caller's transaction, when the parts are saved. Gives the lease back. */
export function holdEdition(database: Database, id: number, { until, atEnd }: Hold): void {
  database.run(
    `UPDATE editions SET state = 'on-hold', hold_until = ?, hold_then = ?, holder = NULL, leased_until_ms = NULL
     WHERE id = ?`,
    until,
    atEnd,
    id,
  );
}

export function decideHold(
  database: Database,
  ref: string,
  { decision, by, at }: HoldDecision,
): Edition | null {
  return database.transaction(() => {
    const [state, reason, endedAt] =
      decision === "send" ? ["sending", null, null] : ["withdrawn", `not released: ${by}`, at];
    const { changes } = database.run(
      "UPDATE editions SET state = ?, reason = ?, ended_at = ?, released_by = ? WHERE ref = ? AND state = 'on-hold'",
      state,
      reason,
      endedAt,
      by,
      ref,
    );
    if (changes === 0) return null;
    const row = database.get(`${SELECT_EDITIONS} WHERE ref = ?`, ref);
    return row === undefined ? null : editionOf(row);
  });
}
