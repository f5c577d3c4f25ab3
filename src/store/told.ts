import type { ToldByEdition, ToldStory } from "../domain/schedule-memory.ts";
import type { Instant } from "../domain/time.ts";
import type { Database } from "./database.ts";
import { json, text, textOrNull } from "./rows.ts";

/** Whether what an edition (of `editions`) was to tell stands before its readers, as far as anybody can know. */
export const STANDS = `(state IN ('sending', 'delivered', 'uncertain') OR state = 'failed' AND EXISTS (
  SELECT 1 FROM deliveries WHERE deliveries.edition = editions.id AND deliveries.state IN ('sent', 'uncertain')))`;

export function keepTold(database: Database, { edition, schedule, upTo, stories }: ToldByEdition): boolean {
  return database.transaction(() => {
    const writing = "SELECT 1 FROM editions WHERE ref = ? AND state = 'composing'";
    const known = "SELECT 1 FROM schedules WHERE ref = ?";
    if (database.get(writing, edition) === undefined) return false;
    if (database.get(known, schedule) === undefined) return false;
    database.run("DELETE FROM told_editions WHERE edition = ?", edition);
    const insert = "INSERT INTO told_editions (edition, schedule, up_to) VALUES (?, ?, ?)";
    database.run(insert, edition, schedule, upTo);
    for (const told of stories) {
      const { story } = told;
      forgetEarlier(database, schedule, story);
      const put = "INSERT INTO told (edition, story, told) VALUES (?, ?, ?)";
      database.run(put, edition, story, JSON.stringify(told));
    }
    return true;
  });
}

/** Of a story that is told again only the latest telling is needed: it holds the earlier ones' documents. */
function forgetEarlier(database: Database, schedule: string, story: string): void {
  const latest = latestTelling(database, schedule, story);
  if (latest === null) return;
  database.run(
    `DELETE FROM told WHERE story = ?2 AND edition <> ?3
       AND edition IN (SELECT edition FROM told_editions WHERE schedule = ?1)`,
    schedule,
    story,
    latest.edition,
  );
}

export function readToldUpTo(database: Database, schedule: string): Instant | null {
  const row = database.get(
    `SELECT max(up_to) AS up_to FROM told_editions JOIN editions ON editions.ref = told_editions.edition
     WHERE told_editions.schedule = ? AND (state = 'silent' OR ${STANDS})`,
    schedule,
  );
  return row === undefined ? null : textOrNull(row, "up_to");
}

export function readToldStories(
  database: Database,
  schedule: string,
  stories: readonly string[],
): Map<string, ToldStory> {
  const found = stories.map((story) => latestTelling(database, schedule, story));
  return new Map(found.flatMap((latest) => (latest === null ? [] : [[latest.told.story, latest.told]])));
}

function latestTelling(
  database: Database,
  schedule: string,
  story: string,
): { readonly edition: string; readonly told: ToldStory } | null {
  const row = database.get(
    `SELECT told.edition, told.told FROM told
     JOIN told_editions ON told_editions.edition = told.edition
     JOIN editions ON editions.ref = told.edition
     WHERE told.story = ?2 AND told_editions.schedule = ?1 AND ${STANDS}
     ORDER BY told_editions.up_to DESC LIMIT 1`,
    schedule,
    story,
  );
  return row === undefined ? null : { edition: text(row, "edition"), told: json<ToldStory>(row, "told") };
}
