import type { Instant } from "../../../domain/core/time.ts";
import type { Delivery, Elapsed, StoredMessagePart } from "../../../domain/delivery/delivery.ts";
import type { Edition } from "../../../domain/delivery/edition.ts";
import { EDITION_KINDS, subjectOf } from "../../../domain/delivery/edition-subject.ts";
import type { Hold } from "../../../domain/delivery/hold.ts";
import type { Message } from "../../../domain/texts/texts.ts";
import { json, number, oneOf, type Row, text, textOrNull } from "../engine/rows.ts";
import type { StoreTime } from "../engine/store-clock.ts";

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
      "on-hold",
      "sending",
      "delivered",
      "silent",
      "missed",
      "withdrawn",
      "uncertain",
      "failed",
    ]),
    reason: textOrNull(row, "reason"),
    ...(row.reason_message === null ? {} : { reasonMessage: json<Message>(row, "reason_message") }),
    createdAt: text(row, "created_at"),
    endedAt: textOrNull(row, "ended_at"),
  };
}

/** Of an edition that is held. */
export function holdOf(row: Row): Hold {
  return { until: text(row, "hold_until"), atEnd: oneOf(row, "hold_then", ["send", "drop"]) };
}

export function deliveryOf(row: Row): Delivery {
  return {
    part: number(row, "part"),
    state: oneOf(row, "state", ["waiting", "sending", "sent", "dropped", "uncertain", "failed"]),
    message: textOrNull(row, "message"),
    firstAttemptAt: textOrNull(row, "first_tried_at"),
    attempts: number(row, "tries"),
    reason: textOrNull(row, "reason"),
  };
}

/** `now` is the store's time. */
export function storedPartOf(row: Row, now: StoreTime): Omit<StoredMessagePart, "attachments"> {
  const { firstAttemptAt: at, ...delivery } = deliveryOf(row);
  return {
    ...delivery,
    firstAttempt: at === null ? null : elapsedSince(row, at, now),
    body: json<unknown>(row, "body"),
    edits: textOrNull(row, "edits"),
    nonce: text(row, "nonce"),
  };
}

function elapsedSince(row: Row, at: Instant, now: StoreTime): Elapsed {
  const epoch = number(row, "first_tried_epoch");
  // Attempts before migration 11 were timed by another clock, so not even a part of their age is known.
  const elapsedMs = epoch < 0 ? 0 : now.ms - number(row, "first_tried_ms");
  return { at, elapsedMs, isKnown: epoch === now.epoch };
}
