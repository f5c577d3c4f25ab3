import type { CalendarDate } from "../../../domain/core/time.ts";
import type { Tally } from "../../../domain/operations/tally-store.ts";
import type { Database } from "../engine/database.ts";
import { number, oneOf, text } from "../engine/rows.ts";

export function addTallies(database: Database, tallies: readonly Tally[]): void {
  database.transaction(() => {
    for (const { day, kind, reason, count } of tallies)
      database.run(
        `INSERT INTO tallies (day, kind, reason, count) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET count = count + ?4`,
        day,
        kind,
        reason,
        count,
      );
  });
}

/** Thumbs are stored one row each, because people change them; they are counted when read. */
export function readTallies(database: Database, from: CalendarDate): Tally[] {
  const rows = database.all(
    `SELECT day, kind, reason, count FROM tallies WHERE day >= ?1
     UNION ALL
     SELECT substr(at, 1, 10) AS day, 'thumb', thumb, count(*) FROM feedback WHERE at >= ?1 GROUP BY 1, thumb
     ORDER BY day, kind, reason`,
    from,
  );
  return rows.map((row) => ({
    day: text(row, "day"),
    kind: oneOf(row, "kind", ["claim", "answer", "thumb"]),
    reason: text(row, "reason"),
    count: number(row, "count"),
  }));
}
