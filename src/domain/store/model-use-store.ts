import type { CalendarDate } from "../core/time.ts";
import type { ModelDialect } from "../writing/dialect-store.ts";
import type { ModelTask } from "../writing/language-model.ts";

/** Tokens that a guild (null: the shared library) used on a UTC day for one kind of text. */
export interface DailyTokenUsage {
  readonly day: CalendarDate;
  readonly guild: string | null;
  readonly task: ModelTask;
  readonly tokens: number;
}

/** The part of the store for a model's token use and its server's dialect. */
export interface ModelUseStore {
  /** Counts `tokens` as used if the day's total stays within `limit`, in one transaction; false if it would not. */
  reserveTokens(use: DailyTokenUsage, limit: number): Promise<boolean>;
  /** Replaces a reservation by the tokens really used. */
  settleTokens(use: DailyTokenUsage, used: number): Promise<void>;
  /** The tokens used on a day, reservations included, the most used first. */
  tokensUsed(day: CalendarDate): Promise<readonly DailyTokenUsage[]>;
  /** What a model server accepts, by base URL and model; null if not known yet. */
  dialect(key: string): Promise<ModelDialect | null>;
  saveDialect(key: string, dialect: ModelDialect): Promise<void>;
}
