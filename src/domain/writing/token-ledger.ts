import type { ModelTask, TokenUsage } from "./language-model.ts";

/** Tokens reserved before a call; `settle` replaces them by the tokens really used. */
export interface TokenReservation {
  settle(usage: TokenUsage): Promise<void>;
}

/** The daily token limit and the usage per guild. Kept across restarts. */
export interface TokenLedger {
  /** Null if today's remaining tokens are not enough, or this task must leave them to others. */
  reserve(request: {
    readonly task: ModelTask;
    readonly guild: string | null;
    readonly tokens: number;
  }): Promise<TokenReservation | null>;
}
