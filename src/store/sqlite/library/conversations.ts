import type { Turn } from "../../../domain/conversation/answer.ts";
import type { LibraryId } from "../../../domain/core/library.ts";
import type { Database } from "../engine/database.ts";
import { json } from "../engine/rows.ts";
import { ownCollection, visibleTo } from "./visibility.ts";

/** The turns of a conversation, oldest first. */
export function readConversation(database: Database, library: LibraryId, id: string): Turn[] {
  const { own } = visibleTo(database, library);
  const select = "SELECT turn FROM turns WHERE collection_id = ? AND conversation = ? ORDER BY number";
  return database.all(select, own, id).map((row) => json<Turn>(row, "turn"));
}

export function appendTurn(
  database: Database,
  library: LibraryId,
  id: string,
  turn: Turn,
  maxTurns: number,
): void {
  database.transaction(() => {
    const own = ownCollection(database, library);
    database.run(
      `INSERT INTO turns (collection_id, conversation, number, turn, person, at)
       SELECT ?1, ?2, coalesce(max(number), 0) + 1, ?3, ?4, ?5
       FROM turns WHERE collection_id = ?1 AND conversation = ?2`,
      own,
      id,
      JSON.stringify(turn),
      turn.by ?? null,
      turn.at ?? "",
    );
    database.run(
      `DELETE FROM turns WHERE collection_id = ?1 AND conversation = ?2 AND number <=
         (SELECT max(number) FROM turns WHERE collection_id = ?1 AND conversation = ?2) - ?3`,
      own,
      id,
      maxTurns,
    );
  });
}
