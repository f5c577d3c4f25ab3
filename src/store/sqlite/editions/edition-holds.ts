import type { Edition } from "../../../domain/delivery/edition.ts";
import type { HoldDecision } from "../../../domain/delivery/edition-ledger.ts";
import type { Hold } from "../../../domain/delivery/hold.ts";
import { inEnglish } from "../../../domain/texts/reasons.ts";
import { message } from "../../../domain/texts/texts.ts";
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
    const reason = decision === "send" ? null : message("reason.edition.not-released", { by });
    const [state, endedAt] = decision === "send" ? ["sending", null] : ["withdrawn", at];
    const { changes } = database.run(
      `UPDATE editions SET state = ?, reason = ?, reason_message = ?, ended_at = ?, released_by = ?
       WHERE ref = ? AND state = 'on-hold'`,
      state,
      reason === null ? null : inEnglish(reason),
      reason === null ? null : JSON.stringify(reason),
      endedAt,
      typeof by === "string" ? by : inEnglish(by),
      ref,
    );
    if (changes === 0) return null;
    const row = database.get(`${SELECT_EDITIONS} WHERE ref = ?`, ref);
    return row === undefined ? null : editionOf(row);
  });
}
