import type { LibraryId } from "../../../domain/core/library.ts";
import type { Instant } from "../../../domain/core/time.ts";
import type { Schedule } from "../../../domain/schedules/schedule.ts";
import type { ScheduleChange, StoredSchedule } from "../../../domain/schedules/schedule-store.ts";
import type { Database } from "../engine/database.ts";
import { json, number, textOrNull } from "../engine/rows.ts";
import { ownCollection, visibleTo } from "../library/visibility.ts";

export function readAllSchedules(database: Database, root: string): StoredSchedule[] {
  const rows = database.all(
    `SELECT schedule, recorded_up_to, asked_at FROM schedules
     JOIN collections ON collections.id = schedules.collection_id
     WHERE collections.root = ? ORDER BY collections.guild, schedules.id`,
    root,
  );
  return rows.map((row) => ({
    schedule: json<Schedule>(row, "schedule"),
    recordedUpTo: textOrNull(row, "recorded_up_to"),
    requestedAt: textOrNull(row, "asked_at"),
  }));
}

export function readSchedules(database: Database, library: LibraryId): Schedule[] {
  const { own } = visibleTo(database, library);
  const select = "SELECT schedule FROM schedules WHERE collection_id = ? ORDER BY id";
  return database.all(select, own).map((row) => json<Schedule>(row, "schedule"));
}

export function addSchedule(
  database: Database,
  library: LibraryId,
  schedule: Schedule,
  max: number,
): "added" | "full" | "taken" {
  return database.transaction(() => {
    const own = ownCollection(database, library);
    const select = "SELECT count(*) AS held, coalesce(sum(id = ?2), 0) AS same FROM schedules";
    const row = database.get(`${select} WHERE collection_id = ?1`, own, schedule.id);
    if (row !== undefined && number(row, "same") > 0) return "taken";
    if (row !== undefined && number(row, "held") >= max) return "full";
    const insert = "INSERT INTO schedules (collection_id, id, ref, schedule) VALUES (?, ?, ?, ?)";
    database.run(insert, own, schedule.id, schedule.ref, JSON.stringify(schedule));
    return "added";
  });
}

export function changeSchedule(database: Database, ref: string, change: ScheduleChange): Schedule | null {
  return database.transaction(() => {
    const row = database.get("SELECT schedule FROM schedules WHERE ref = ?", ref);
    if (row === undefined) return null;
    const changed = { ...json<Schedule>(row, "schedule"), ...change };
    database.run("UPDATE schedules SET schedule = ? WHERE ref = ?", JSON.stringify(changed), ref);
    return changed;
  });
}

export function removeSchedule(database: Database, ref: string): boolean {
  return database.run("DELETE FROM schedules WHERE ref = ?", ref).changes > 0;
}

export function recordSlot(database: Database, ref: string, upTo: Instant): void {
  const update = "UPDATE schedules SET recorded_up_to = max(coalesce(recorded_up_to, ''), ?2) WHERE ref = ?1";
  database.run(update, ref, upTo);
}

export function requestEdition(database: Database, ref: string, at: Instant): void {
  database.run("UPDATE schedules SET asked_at = ? WHERE ref = ?", at, ref);
}

export function clearEditionRequest(database: Database, ref: string, at: Instant): void {
  database.run("UPDATE schedules SET asked_at = NULL WHERE ref = ? AND asked_at = ?", ref, at);
}
