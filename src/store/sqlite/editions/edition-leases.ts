import type { Instant } from "../../../domain/core/time.ts";
import type { Edition, EditionRequest } from "../../../domain/delivery/edition.ts";
import type { EditionEnd, LeaseOutcome, LeaseRequest } from "../../../domain/delivery/edition-ledger.ts";
import { subjectKey } from "../../../domain/delivery/edition-subject.ts";
import { inEnglish } from "../../../domain/texts/reasons.ts";
import type { Database } from "../engine/database.ts";
import { number } from "../engine/rows.ts";
import { storeTime } from "../engine/store-clock.ts";
import { ownCollection } from "../library/visibility.ts";
import { editionOf, holdOf, SELECT_EDITIONS } from "./edition-rows.ts";

/** Condition: the edition ?1 (ref) has not ended, and ?2 is the fence of its latest lease. */
export const LEASED = "ref = ?1 AND fence = ?2 AND leased_until_ms IS NOT NULL AND ended_at IS NULL";

export function leaseEdition(
  database: Database,
  request: EditionRequest,
  ref: string,
  { holder, forMs }: LeaseRequest,
  at: Instant,
): LeaseOutcome {
  const { subject, slot } = request;
  return database.transaction(() => {
    const { ms } = storeTime(database);
    const existing = database.get(
      `${SELECT_EDITIONS} WHERE kind = ? AND subject = ? AND slot = ?`,
      subject.kind,
      subjectKey(subject),
      slot,
    );
    if (existing === undefined) {
      const edition = insertEdition(database, request, ref, at);
      return { kind: "leased", edition, fence: grantLease(database, ref, holder, ms + forMs) };
    }
    const edition = editionOf(existing);
    if (edition.endedAt !== null) return { kind: "ended", edition };
    if (edition.state === "on-hold") return { kind: "on-hold", edition, hold: holdOf(existing) };
    const remainingMs = existing.leased_until_ms === null ? 0 : number(existing, "leased_until_ms") - ms;
    if (remainingMs > 0) return { kind: "leased-elsewhere", edition, remainingMs };
    return { kind: "leased", edition, fence: grantLease(database, edition.ref, holder, ms + forMs) };
  });
}

/** Returns the fence of the new lease. */
function grantLease(database: Database, ref: string, holder: string, untilMs: number): number {
  const row = database.get(
    "UPDATE editions SET holder = ?, leased_until_ms = ?, fence = fence + 1 WHERE ref = ? RETURNING fence",
    holder,
    untilMs,
    ref,
  );
  return number(row ?? {}, "fence");
}

function insertEdition(database: Database, request: EditionRequest, ref: string, at: Instant): Edition {
  const { subject, slot, library, channel, late, notBefore, deadline } = request;
  database.run(
    `INSERT INTO editions (
       ref, collection_id, kind, subject, slot, channel, late, not_before, deadline, state, created_at
     ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'composing', ?)`,
    ref,
    ownCollection(database, library),
    subject.kind,
    subjectKey(subject),
    slot,
    channel,
    late ? 1 : 0,
    notBefore,
    deadline,
    at,
  );
  return { ...request, ref, state: "composing", reason: null, createdAt: at, endedAt: null };
}

export function renewLease(database: Database, ref: string, fence: number, forMs: number): boolean {
  return database.transaction(() => {
    const update = `UPDATE editions SET leased_until_ms = ?3 WHERE ${LEASED}`;
    return database.run(update, ref, fence, storeTime(database).ms + forMs).changes > 0;
  });
}

export function endEdition(
  database: Database,
  ref: string,
  fence: number,
  { state, reason, at, part }: EditionEnd,
): Edition | null {
  const english = reason === null ? null : inEnglish(reason);
  return database.transaction(() => {
    if (part !== undefined) {
      const { changes } = database.run(
        `UPDATE deliveries SET state = ?4, reason = ?5
         WHERE part = ?3 AND state <> 'sent' AND edition = (SELECT id FROM editions WHERE ${LEASED})`,
        ref,
        fence,
        part.part,
        part.state,
        english,
      );
      if (changes === 0) return null;
    }
    const { changes } = database.run(
      `UPDATE editions SET state = ?3, reason = ?4, ended_at = ?5, reason_message = ?6, holder = NULL,
         leased_until_ms = NULL
       WHERE ${LEASED}`,
      ref,
      fence,
      state,
      english,
      at,
      reason === null ? null : JSON.stringify(reason),
    );
    const row = changes > 0 ? database.get(`${SELECT_EDITIONS} WHERE ref = ?`, ref) : undefined;
    return row === undefined ? null : editionOf(row);
  });
}
