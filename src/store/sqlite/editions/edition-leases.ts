import type { Instant } from "../../../domain/core/time.ts";
import type { Edition, EditionRequest } from "../../../domain/delivery/edition.ts";
import type { EditionEnd, Lease, LeaseOutcome } from "../../../domain/delivery/edition-ledger.ts";
import { subjectKey } from "../../../domain/delivery/edition-subject.ts";
import type { Database } from "../engine/database.ts";
import { number, type Row } from "../engine/rows.ts";
import { ownCollection } from "../library/visibility.ts";
import { editionOf, SELECT_EDITIONS } from "./edition-rows.ts";

/** Condition: the edition ?1 (ref) has not ended and is leased to ?2 (holder). */
export const LEASED = "ref = ?1 AND holder = ?2 AND ended_at IS NULL";

export function leaseEdition(
  database: Database,
  request: EditionRequest,
  ref: string,
  lease: Lease,
  now: Instant,
): LeaseOutcome {
  const { subject, slot } = request;
  return database.transaction(() => {
    const existing = database.get(
      `${SELECT_EDITIONS} WHERE kind = ? AND subject = ? AND slot = ?`,
      subject.kind,
      subjectKey(subject),
      slot,
    );
    if (existing === undefined)
      return { kind: "leased", edition: insertEdition(database, request, ref, lease, now) };
    const edition = editionOf(existing);
    if (edition.endedAt !== null) return { kind: "ended", edition };
    const until = leasedUntil(existing, lease, now);
    if (until !== null) return { kind: "leased-elsewhere", edition, until };
    const update = "UPDATE editions SET holder = ?, leased_until_ms = ? WHERE ref = ?";
    database.run(update, lease.holder, Date.parse(lease.until), edition.ref);
    return { kind: "leased", edition };
  });
}

/**
 * When the current lease expires; null when it has expired. A lease that ends more than two lease lengths from now does
 * not count: the clock must have been set back.
 */
function leasedUntil(row: Row, lease: Lease, now: Instant): Instant | null {
  if (row.leased_until_ms === null) return null;
  const untilMs = number(row, "leased_until_ms");
  const ahead = untilMs - Date.parse(now);
  if (ahead <= 0) return null;
  const oneLease = Date.parse(lease.until) - Date.parse(now);
  return ahead > 2 * oneLease ? null : new Date(untilMs).toISOString();
}

function insertEdition(
  database: Database,
  request: EditionRequest,
  ref: string,
  lease: Lease,
  now: Instant,
): Edition {
  const { subject, slot, library, channel, late, notBefore, deadline } = request;
  database.run(
    `INSERT INTO editions (
       ref, collection_id, kind, subject, slot, channel, late, not_before, deadline, state, created_at, holder,
       leased_until_ms
     ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'composing', ?, ?, ?)`,
    ref,
    ownCollection(database, library),
    subject.kind,
    subjectKey(subject),
    slot,
    channel,
    late ? 1 : 0,
    notBefore,
    deadline,
    now,
    lease.holder,
    Date.parse(lease.until),
  );
  return { ...request, ref, state: "composing", reason: null, createdAt: now, endedAt: null };
}

export function renewLease(database: Database, ref: string, { holder, until }: Lease): boolean {
  const update = `UPDATE editions SET leased_until_ms = ?3 WHERE ${LEASED}`;
  return database.run(update, ref, holder, Date.parse(until)).changes > 0;
}

export function endEdition(
  database: Database,
  ref: string,
  holder: string,
  { state, reason, at, part }: EditionEnd,
): Edition | null {
  return database.transaction(() => {
    if (part !== undefined) {
      const { changes } = database.run(
        `UPDATE deliveries SET state = ?4, reason = ?5
         WHERE part = ?3 AND state <> 'sent' AND edition = (SELECT id FROM editions WHERE ${LEASED})`,
        ref,
        holder,
        part.part,
        part.state,
        reason,
      );
      if (changes === 0) return null;
    }
    const { changes } = database.run(
      `UPDATE editions SET state = ?3, reason = ?4, ended_at = ?5, holder = NULL, leased_until_ms = NULL WHERE ${LEASED}`,
      ref,
      holder,
      state,
      reason,
      at,
    );
    const row = changes > 0 ? database.get(`${SELECT_EDITIONS} WHERE ref = ?`, ref) : undefined;
    return row === undefined ? null : editionOf(row);
  });
}
