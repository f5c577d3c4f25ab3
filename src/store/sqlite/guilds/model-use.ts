import type { CalendarDate } from "../../../domain/core/time.ts";
import type { DailyTokenUsage } from "../../../domain/store/model-use-store.ts";
import type { ModelDialect } from "../../../domain/writing/dialect-store.ts";
import type { ModelTask } from "../../../domain/writing/language-model.ts";
import type { Database } from "../engine/database.ts";
import { json, number, oneOf, text } from "../engine/rows.ts";

const TASKS = [
  "digest",
  "story",
  "briefing",
  "answer",
  "rewrite-question",
] as const satisfies readonly ModelTask[];

/** Reads and writes in one transaction, so that two processes cannot both reserve the remaining tokens. */
export function reserveTokens(database: Database, use: DailyTokenUsage, limit: number): boolean {
  return database.transaction(() => {
    const select = "SELECT coalesce(sum(tokens), 0) AS used FROM token_use WHERE day = ?";
    const row = database.get(select, use.day);
    const used = row === undefined ? 0 : number(row, "used");
    if (used + use.tokens > limit) return false;
    add(database, use, use.tokens);
    return true;
  });
}

export function settleTokens(database: Database, use: DailyTokenUsage, used: number): void {
  database.transaction(() => add(database, use, used - use.tokens));
}

function add(database: Database, { day, guild, task }: DailyTokenUsage, tokens: number): void {
  database.run(
    `INSERT INTO token_use (day, guild, task, tokens) VALUES (?1, ?2, ?3, max(0, ?4))
     ON CONFLICT DO UPDATE SET tokens = max(0, tokens + ?4)`,
    day,
    guild ?? "",
    task,
    tokens,
  );
}

export function readTokensUsed(database: Database, day: CalendarDate): DailyTokenUsage[] {
  const select = "SELECT guild, task, tokens FROM token_use WHERE day = ? ORDER BY tokens DESC, guild, task";
  return database.all(select, day).map((row) => ({
    day,
    guild: text(row, "guild") === "" ? null : text(row, "guild"),
    task: oneOf(row, "task", TASKS),
    tokens: number(row, "tokens"),
  }));
}

/** Version 0.1.0 stored the response format under the name "rung". */
export function readDialect(database: Database, key: string): ModelDialect | null {
  const select = `SELECT replace(dialect, '"rung":', '"responseFormat":') AS dialect FROM model_dialects WHERE key = ?`;
  const row = database.get(select, key);
  return row === undefined ? null : json<ModelDialect>(row, "dialect");
}

export function saveDialect(database: Database, key: string, dialect: ModelDialect): void {
  const insert = "INSERT OR REPLACE INTO model_dialects (key, dialect) VALUES (?, ?)";
  database.run(insert, key, JSON.stringify(dialect));
}
