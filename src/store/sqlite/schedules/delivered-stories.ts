import type { Instant } from "../../../domain/core/time.ts";
import type { DeliveredContent, DeliveredStory } from "../../../domain/schedules/delivered-store.ts";
import type { Database } from "../engine/database.ts";
import { json, text, textOrNull } from "../engine/rows.ts";

/** Condition on `editions`: at least a part of the edition was posted, or may have been. */
export const MAYBE_POSTED = `(state IN ('sending', 'delivered', 'uncertain') OR state = 'failed' AND EXISTS (
  SELECT 1 FROM deliveries WHERE deliveries.edition = editions.id AND deliveries.state IN ('sent', 'uncertain')))`;

export function recordDelivered(
  database: Database,
  { edition, schedule, upTo, stories }: DeliveredContent,
): boolean {
  return database.transaction(() => {
    const editionQuery = "SELECT 1 FROM editions WHERE ref = ? AND state = 'composing'";
    const scheduleQuery = "SELECT 1 FROM schedules WHERE ref = ?";
    if (database.get(editionQuery, edition) === undefined) return false;
    if (database.get(scheduleQuery, schedule) === undefined) return false;
    database.run("DELETE FROM told_editions WHERE edition = ?", edition);
    const insert = "INSERT INTO told_editions (edition, schedule, up_to) VALUES (?, ?, ?)";
    database.run(insert, edition, schedule, upTo);
    for (const delivered of stories) {
      const { story } = delivered;
      deleteEarlier(database, schedule, story);
      const insertStory = "INSERT INTO told (edition, story, told) VALUES (?, ?, ?)";
      database.run(insertStory, edition, story, JSON.stringify(delivered));
    }
    return true;
  });
}

/** Deletes the older deliveries of a story: the latest one includes the documents of the earlier ones. */
function deleteEarlier(database: Database, schedule: string, story: string): void {
  const latest = latestDelivered(database, schedule, story);
  if (latest === null) return;
  database.run(
    `DELETE FROM told WHERE story = ?2 AND edition <> ?3
       AND edition IN (SELECT edition FROM told_editions WHERE schedule = ?1)`,
    schedule,
    story,
    latest.edition,
  );
}

export function readDeliveredUpTo(database: Database, schedule: string): Instant | null {
  const row = database.get(
    `SELECT max(up_to) AS up_to FROM told_editions JOIN editions ON editions.ref = told_editions.edition
     WHERE told_editions.schedule = ? AND (state = 'silent' OR ${MAYBE_POSTED})`,
    schedule,
  );
  return row === undefined ? null : textOrNull(row, "up_to");
}

export function readDeliveredStories(
  database: Database,
  schedule: string,
  stories: readonly string[],
): Map<string, DeliveredStory> {
  const latestStories = stories.map((story) => latestDelivered(database, schedule, story));
  return new Map(
    latestStories.flatMap((latest) => (latest === null ? [] : [[latest.delivered.story, latest.delivered]])),
  );
}

function latestDelivered(
  database: Database,
  schedule: string,
  story: string,
): { readonly edition: string; readonly delivered: DeliveredStory } | null {
  const row = database.get(
    `SELECT told.edition, told.told FROM told
     JOIN told_editions ON told_editions.edition = told.edition
     JOIN editions ON editions.ref = told.edition
     WHERE told.story = ?2 AND told_editions.schedule = ?1 AND ${MAYBE_POSTED}
     ORDER BY told_editions.up_to DESC LIMIT 1`,
    schedule,
    story,
  );
  return row === undefined
    ? null
    : { edition: text(row, "edition"), delivered: json<DeliveredStory>(row, "told") };
}
