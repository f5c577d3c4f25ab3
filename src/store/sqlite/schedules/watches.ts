import type { LibraryId } from "../../../domain/core/library.ts";
import type { Watch, WatchChange } from "../../../domain/schedules/watch.ts";
import type { Database } from "../engine/database.ts";
import { json, number, text } from "../engine/rows.ts";
import { ownCollection, visibleTo } from "../library/visibility.ts";
import { MAYBE_POSTED } from "./delivered-stories.ts";

/** Condition on `editions`: its stories are taken, because the edition is in progress or was (perhaps) posted. */
const IN_PROGRESS_OR_POSTED = `(ended_at IS NULL OR ${MAYBE_POSTED})`;

export function readAllWatches(database: Database, root: string): Watch[] {
  const rows = database.all(
    `SELECT watch FROM watches JOIN collections ON collections.id = watches.collection_id
     WHERE collections.root = ? ORDER BY watches.ref`,
    root,
  );
  return rows.map((row) => json<Watch>(row, "watch"));
}

export function readWatches(database: Database, library: LibraryId, person: string | null): Watch[] {
  const { own } = visibleTo(database, library);
  const select = "SELECT watch FROM watches WHERE collection_id = ? AND person IS ? ORDER BY created_at, ref";
  return database.all(select, own, person).map((row) => json<Watch>(row, "watch"));
}

export function addWatch(database: Database, watch: Watch, root: string, max: number): "added" | "full" {
  return database.transaction(() => {
    const own = ownCollection(database, { root, guild: watch.guild });
    const select = "SELECT count(*) AS held FROM watches WHERE collection_id = ? AND person IS ?";
    const row = database.get(select, own, watch.person);
    if (row !== undefined && number(row, "held") >= max) return "full";
    const insert =
      "INSERT INTO watches (ref, collection_id, person, created_at, watch) VALUES (?, ?, ?, ?, ?)";
    database.run(insert, watch.ref, own, watch.person, watch.createdAt, JSON.stringify(watch));
    return "added";
  });
}

export function changeWatch(database: Database, ref: string, change: WatchChange): Watch | null {
  return database.transaction(() => {
    const row = database.get("SELECT watch FROM watches WHERE ref = ?", ref);
    if (row === undefined) return null;
    const changed = { ...json<Watch>(row, "watch"), ...change };
    database.run("UPDATE watches SET watch = ? WHERE ref = ?", JSON.stringify(changed), ref);
    return changed;
  });
}

export function removeWatch(database: Database, ref: string): boolean {
  return database.run("DELETE FROM watches WHERE ref = ?", ref).changes > 0;
}

/** The edition each story of a watch is assigned to; ?1 is the watch, ?2 a JSON list of stories. */
const ASSIGNED_STORIES = `SELECT story, edition FROM watched JOIN editions ON editions.ref = watched.edition
  WHERE watch = ?1 AND story IN (SELECT value FROM json_each(?2)) AND ${IN_PROGRESS_OR_POSTED}`;

export function readAlertedStories(
  database: Database,
  watch: string,
  stories: readonly string[],
): Set<string> {
  return new Set(
    database.all(ASSIGNED_STORIES, watch, JSON.stringify(stories)).map((row) => text(row, "story")),
  );
}

export function assignStories(
  database: Database,
  watch: string,
  edition: string,
  stories: readonly string[],
  max: number,
): string[] {
  return database.transaction(() => {
    if (database.get("SELECT 1 FROM watches WHERE ref = ?", watch) === undefined) return [];
    const rows = database.all(ASSIGNED_STORIES, watch, JSON.stringify(stories));
    const assigned = new Map(rows.map((row) => [text(row, "story"), text(row, "edition")]));
    const assignable = stories.filter((story) => (assigned.get(story) ?? edition) === edition).slice(0, max);
    const put = "INSERT OR REPLACE INTO watched (watch, story, edition) VALUES (?, ?, ?)";
    for (const story of assignable) database.run(put, watch, story, edition);
    return assignable;
  });
}

/** Deletes a person's watches and the editions posted for them; returns the number of watches. Needs a transaction. */
export function forgetWatchesOf(database: Database, person: string): number {
  const editions = `SELECT ref FROM editions
    WHERE kind = 'watch-alert' AND subject IN (SELECT ref FROM watches WHERE person = ?)`;
  const corrections = `SELECT ref FROM editions WHERE kind = 'correction' AND subject IN (${editions})`;
  for (const posted of [corrections, editions]) {
    database.run(`DELETE FROM shown WHERE place IN (${posted})`, person);
    database.run(`DELETE FROM editions WHERE ref IN (${posted})`, person);
  }
  return database.run("DELETE FROM watches WHERE person = ?", person).changes;
}
