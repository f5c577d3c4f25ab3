import type { Moment } from "../../../domain/core/clock.ts";
import type { Delivery, StoredMessagePart } from "../../../domain/delivery/delivery.ts";
import type { Edition } from "../../../domain/delivery/edition.ts";
import { EDITION_KINDS, subjectOf } from "../../../domain/delivery/edition-subject.ts";
import { json, number, oneOf, type Row, text, textOrNull } from "../engine/rows.ts";

/** Selects what editionOf() reads; append a WHERE clause. */
export const SELECT_EDITIONS = `SELECT editions.*, collections.root, collections.guild
  FROM editions JOIN collections ON collections.id = editions.collection_id`;

export function editionOf(row: Row): Edition {
  const guild = text(row, "guild");
  return {
    ref: text(row, "ref"),
    subject: subjectOf(oneOf(row, "kind", EDITION_KINDS), text(row, "subject")),
    slot: text(row, "slot"),
    library: { root: text(row, "root"), guild: guild === "" ? null : guild },
    channel: text(row, "channel"),
    late: number(row, "late") === 1,
    notBefore: text(row, "not_before"),
    deadline: text(row, "deadline"),
    state: oneOf(row, "state", [
      "composing",
      "sending",
      "delivered",
      "silent",
      "missed",
      "uncertain",
      "failed",
    ]),
    reason: textOrNull(row, "reason"),
    createdAt: text(row, "created_at"),
    endedAt: textOrNull(row, "ended_at"),
  };
}

export function deliveryOf(row: Row): Delivery {
  return {
    part: number(row, "part"),
    state: oneOf(row, "state", ["waiting", "sending", "sent", "dropped", "uncertain", "failed"]),
    message: textOrNull(row, "message"),
    firstAttempt: firstAttemptOf(row),
    attempts: number(row, "tries"),
    reason: textOrNull(row, "reason"),
  };
}

export function storedPartOf(row: Row): Omit<StoredMessagePart, "attachments"> {
  return {
    ...deliveryOf(row),
    body: json<unknown>(row, "body"),
    edits: textOrNull(row, "edits"),
    nonce: text(row, "nonce"),
  };
}

function firstAttemptOf(row: Row): Moment | null {
  const at = textOrNull(row, "first_tried_at");
  if (at === null) return null;
  // Of an attempt before migration 11 nobody can say how long ago it was: no clock has reached this yet.
  if (number(row, "first_tried_epoch") < 0) return { at, monotonicMs: Number.POSITIVE_INFINITY };
  return { at, monotonicMs: number(row, "first_tried_ms") };
}
