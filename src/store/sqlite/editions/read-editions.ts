import { END_OF_TIME, type Instant } from "../../../domain/core/time.ts";
import type { Delivery } from "../../../domain/delivery/delivery.ts";
import type { Edition } from "../../../domain/delivery/edition.ts";
import { type EditionSubject, subjectKey } from "../../../domain/delivery/edition-subject.ts";
import type { Database } from "../engine/database.ts";
import { deliveryOf, editionOf, SELECT_EDITIONS } from "./edition-rows.ts";

/** Rows per list, and rows deleted per transaction, so that other writers wait only briefly. */
const MAX_ROWS = 500;

export function readEditions(
  database: Database,
  subject: EditionSubject,
  limit: number,
  before: Instant = END_OF_TIME,
): Edition[] {
  const select = `${SELECT_EDITIONS} WHERE kind = ? AND subject = ? AND slot < ? ORDER BY slot DESC LIMIT ?`;
  return database
    .all(select, subject.kind, subjectKey(subject), before, Math.min(limit, MAX_ROWS))
    .map(editionOf);
}

export function readTroubledEditions(database: Database, since: Instant): Edition[] {
  const select = `${SELECT_EDITIONS} WHERE ended_at >= ? AND state IN ('uncertain', 'failed')
    ORDER BY ended_at DESC, id DESC LIMIT ?`;
  return database.all(select, since, MAX_ROWS).map(editionOf);
}

export function readLastDelivered(database: Database, subject: EditionSubject): Edition | null {
  const select = `${SELECT_EDITIONS} WHERE kind = ? AND subject = ? AND state = 'delivered' ORDER BY slot DESC LIMIT 1`;
  const row = database.get(select, subject.kind, subjectKey(subject));
  return row === undefined ? null : editionOf(row);
}

export function readDeliveries(database: Database, ref: string): Delivery[] {
  const select = `SELECT part, state, message, first_tried_at, tries, reason FROM deliveries
    WHERE edition = (SELECT id FROM editions WHERE ref = ?) ORDER BY part`;
  return database.all(select, ref).map(deliveryOf);
}

export function readUnfinishedEditions(database: Database): Edition[] {
  const select = `${SELECT_EDITIONS} WHERE ended_at IS NULL ORDER BY editions.id LIMIT ?`;
  return database.all(select, MAX_ROWS).map(editionOf);
}

/** Deletes one batch of editions that ended before that time; false when there were none left. */
export function forgetEditionsBatch(database: Database, before: Instant): boolean {
  const some = "SELECT id FROM editions WHERE ended_at < ? LIMIT ?";
  return database.run(`DELETE FROM editions WHERE id IN (${some})`, before, MAX_ROWS).changes > 0;
}
