import type { GuildSettings } from "../../../domain/conversation/guild-store.ts";
import type { Feedback, MistakeReport } from "../../../domain/conversation/people-store.ts";
import type { LibraryId } from "../../../domain/core/library.ts";
import type { Instant } from "../../../domain/core/time.ts";
import type { Database } from "../engine/database.ts";
import { json, number, text } from "../engine/rows.ts";
import { ownCollection, visibleTo } from "../library/visibility.ts";

export function readGuildSettings(database: Database, guild: string): GuildSettings {
  const row = database.get("SELECT settings FROM guilds WHERE guild = ?", guild);
  return row === undefined ? {} : json<GuildSettings>(row, "settings");
}

export function saveGuildSettings(database: Database, guild: string, settings: GuildSettings): void {
  database.run(
    `INSERT INTO guilds (guild, settings) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET settings = excluded.settings`,
    guild,
    JSON.stringify(settings),
  );
}

/** A guild that has documents here but is in no list was left while the bot was offline: it counts as left from now on. */
export function markGuildsPresent(database: Database, guilds: readonly string[], at: Instant): void {
  const guildsJson = JSON.stringify(guilds);
  database.transaction(() => {
    database.run(
      `INSERT INTO guilds (guild) SELECT value FROM json_each(?) WHERE true
       ON CONFLICT DO UPDATE SET left_at = NULL`,
      guildsJson,
    );
    database.run(
      `INSERT INTO guilds (guild) SELECT DISTINCT guild FROM collections WHERE guild <> ''
       ON CONFLICT DO NOTHING`,
    );
    database.run(
      `UPDATE guilds SET left_at = ?1
       WHERE left_at IS NULL AND guild NOT IN (SELECT value FROM json_each(?2))`,
      at,
      guildsJson,
    );
  });
}

export function markGuildLeft(database: Database, guild: string, at: Instant): void {
  database.run(
    `INSERT INTO guilds (guild, left_at) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET left_at = coalesce(left_at, excluded.left_at)`,
    guild,
    at,
  );
}

export function guildsLeftBefore(database: Database, before: Instant): string[] {
  const select = "SELECT guild FROM guilds WHERE left_at < ? ORDER BY left_at, guild";
  return database.all(select, before).map((row) => text(row, "guild"));
}

export function saveFeedback(
  database: Database,
  library: LibraryId,
  { ref, userId, thumb, at }: Feedback,
): void {
  database.transaction(() => {
    database.run(
      `INSERT INTO feedback (collection_id, ref, person, thumb, at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET thumb = excluded.thumb, at = excluded.at WHERE excluded.at >= feedback.at`,
      ownCollection(database, library),
      ref,
      userId,
      thumb,
      at,
    );
  });
}

export function countFeedback(database: Database, library: LibraryId): { up: number; down: number } {
  const row = database.get(
    `SELECT count(*) FILTER (WHERE thumb = 'up') AS up, count(*) FILTER (WHERE thumb = 'down') AS down
     FROM feedback WHERE collection_id = ?`,
    visibleTo(database, library).own,
  );
  return row === undefined ? { up: 0, down: 0 } : { up: number(row, "up"), down: number(row, "down") };
}

export function saveReport(database: Database, library: LibraryId, report: MistakeReport): void {
  database.transaction(() => {
    database.run(
      "INSERT INTO reports (collection_id, ref, person, text, at) VALUES (?, ?, ?, ?, ?)",
      ownCollection(database, library),
      report.ref,
      report.userId,
      report.text,
      report.at,
    );
  });
}
