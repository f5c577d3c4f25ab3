import type { ShownClaims } from "../../../domain/conversation/shown-claims.ts";
import type { Instant } from "../../../domain/core/time.ts";
import type { StoredMessagePart } from "../../../domain/delivery/delivery.ts";
import type { AttemptGrant, NewMessagePart, RenewedLease } from "../../../domain/delivery/edition-ledger.ts";
import type { Hold } from "../../../domain/delivery/hold.ts";
import { inEnglish } from "../../../domain/texts/reasons.ts";
import { message } from "../../../domain/texts/texts.ts";
import type { Database } from "../engine/database.ts";
import { number } from "../engine/rows.ts";
import { readStoreTime, storeTime } from "../engine/store-clock.ts";
import { insertShown } from "../library/shown.ts";
import { libraryOf } from "../library/visibility.ts";
import { insertAttachments, readAttachments } from "./attachments.ts";
import { holdEdition } from "./edition-holds.ts";
import { LEASED } from "./edition-leases.ts";
import { storedPartOf } from "./edition-rows.ts";

/** Condition: the part belongs to the edition with ref ?1. */
const OF_EDITION = "edition = (SELECT id FROM editions WHERE ref = ?1)";
/** Condition: the part belongs to the edition with ref ?1, which is leased under the fence ?2. */
const OF_LEASED_EDITION = `edition = (SELECT id FROM editions WHERE ${LEASED})`;

export function saveParts(
  database: Database,
  ref: string,
  fence: number,
  parts: readonly NewMessagePart[],
  shown: ShownClaims,
  hold: Hold | null = null,
): boolean {
  return database.transaction(() => {
    const select = `SELECT id, collection_id FROM editions WHERE ${LEASED} AND state = 'composing'`;
    const row = database.get(select, ref, fence);
    if (row === undefined) return false;
    const id = number(row, "id");
    if (hold === null) database.run("UPDATE editions SET state = 'sending' WHERE id = ?", id);
    else holdEdition(database, id, hold);
    for (const [part, { body, edits, nonce, attachments = [] }] of parts.entries()) {
      database.run(
        "INSERT INTO deliveries (edition, part, state, nonce, edits, body) VALUES (?, ?, 'waiting', ?, ?, ?)",
        id,
        part,
        nonce,
        edits,
        JSON.stringify(body),
      );
      insertAttachments(database, id, part, attachments);
    }
    insertShown(database, libraryOf(database, number(row, "collection_id")), ref, shown);
    return true;
  });
}

export function readParts(database: Database, ref: string): StoredMessagePart[] {
  const rows = database.all(`SELECT * FROM deliveries WHERE ${OF_EDITION} ORDER BY part`, ref);
  // Saved with the parts and never changed, so that they fit the rows.
  const attachmentsOf = readAttachments(database, ref);
  const now = readStoreTime(database);
  return rows.map((row) => {
    const part = storedPartOf(row, now);
    return { ...part, attachments: attachmentsOf(part.part) };
  });
}

export function beginAttempt(
  database: Database,
  ref: string,
  part: number,
  { fence, forMs }: RenewedLease,
  at: Instant,
): AttemptGrant {
  return database.transaction(() => {
    const now = storeTime(database);
    const next = nextPart(database, ref, fence);
    if (next !== part) return next !== null && next > part ? "done" : "lost";
    if (isSuperseded(database, ref, part)) {
      dropPart(database, ref, part, fence, inEnglish(message("reason.edition.replaced")));
      return "superseded";
    }
    database.run(`UPDATE editions SET leased_until_ms = ?3 WHERE ${LEASED}`, ref, fence, now.ms + forMs);
    database.run(
      `UPDATE deliveries SET state = 'sending', tries = tries + 1,
         first_tried_at = coalesce(first_tried_at, ?3), first_tried_ms = coalesce(first_tried_ms, ?4),
         first_tried_epoch = coalesce(first_tried_epoch, ?5)
       WHERE ${OF_EDITION} AND part = ?2`,
      ref,
      part,
      at,
      now.ms,
      now.epoch,
    );
    return "granted";
  });
}

/** The first part that is neither sent nor dropped; the number of parts when all are; null when the lease is lost. */
function nextPart(database: Database, ref: string, fence: number): number | null {
  const row = database.get(
    `SELECT coalesce(min(part) FILTER (WHERE state NOT IN ('sent', 'dropped')), count(*)) AS next, count(*) AS parts
     FROM deliveries WHERE ${OF_LEASED_EDITION}`,
    ref,
    fence,
  );
  return row === undefined || number(row, "parts") === 0 ? null : number(row, "next");
}

/** Whether a later edition is sending, or has sent, an edit of the same message. */
function isSuperseded(database: Database, ref: string, part: number): boolean {
  const row = database.get(
    `SELECT 1 FROM deliveries AS mine JOIN deliveries AS later ON later.edits = mine.edits
     WHERE mine.${OF_EDITION} AND mine.part = ?2
       AND later.edition > mine.edition AND later.state IN ('sending', 'sent')`,
    ref,
    part,
  );
  return row !== undefined;
}

export function revertAttempt(
  database: Database,
  ref: string,
  part: number,
  fence: number,
  reason: string,
): boolean {
  const update = `UPDATE deliveries SET state = 'waiting', first_tried_at = NULL, first_tried_ms = NULL,
    first_tried_epoch = NULL, reason = ?4
    WHERE ${OF_LEASED_EDITION} AND part = ?3 AND state = 'sending'`;
  return database.run(update, ref, fence, part, reason).changes > 0;
}

export function recordSent(database: Database, ref: string, part: number, message: string): void {
  database.transaction(() => {
    database.run(
      `UPDATE deliveries SET state = 'sent', message = ?3, reason = NULL
       WHERE ${OF_EDITION} AND part = ?2 AND state <> 'sent'`,
      ref,
      part,
      message,
    );
    database.run(
      `UPDATE editions SET state = 'delivered', reason = NULL, reason_message = NULL
         WHERE ref = ?1 AND state = 'uncertain'
         AND NOT EXISTS (SELECT 1 FROM deliveries WHERE edition = editions.id AND state NOT IN ('sent', 'dropped'))`,
      ref,
    );
  });
}

export function dropPart(
  database: Database,
  ref: string,
  part: number,
  fence: number,
  reason: string,
): boolean {
  const update = `UPDATE deliveries SET state = 'dropped', reason = ?4
    WHERE ${OF_LEASED_EDITION} AND part = ?3 AND state IN ('waiting', 'sending')`;
  return database.run(update, ref, fence, part, reason).changes > 0;
}
