import type { ModelTask, TokenUsage } from "./language-model.ts";

/** Tokens set aside before a call, to be settled with what it really took. */
export interface TokenReservation {
  settle(usage: TokenUsage): Promise<void>;
}

/** The daily token cap and the accounts of who used what. Kept across restarts. */
export interface TokenLedger {
  /** Null when the tokens left today do not cover it, or this task must leave the rest to others. */
  reserve(request: {
    readonly task: ModelTask;
    readonly guild: string | null;
    readonly tokens: number;
  }): Promise<TokenReservation | null>;
}
