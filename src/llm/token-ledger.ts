import type { Now } from "../domain/core/time.ts";
import type { Events, Store } from "../domain/store/store.ts";
import type { ModelTask, TokenLedger } from "../domain/writing/language-model.ts";

/**
 * The share of the day's tokens that a task may find used and still be written by the model. A digest can be written
 * later and does with picked sentences meanwhile, so the last fifth is left to what people wait for.
 */
const SHARES: Readonly<Record<ModelTask, number>> = {
  digest: 0.8,
  story: 0.95,
  briefing: 1,
  answer: 1,
  "rewrite-question": 0.95,
};

export interface TokenLedgerDeps {
  readonly store: Pick<Store, "reserveTokens" | "settleTokens">;
  /** The hard cap of a UTC day. */
  readonly dailyTokens: number;
  readonly now: Now;
  readonly events: Events;
}

/** The daily cap, kept in the store: across restarts, and shared by every process on it. */
export function createTokenLedger({ store, dailyTokens, now, events }: TokenLedgerDeps): TokenLedger {
  return {
    async reserve({ task, guild, tokens }) {
      const use = { day: now().slice(0, 10), guild, task, tokens: Math.ceil(tokens) };
      const limit = Math.floor(dailyTokens * SHARES[task]);
      if (!(await store.reserveTokens(use, limit))) {
        events.emit("warn", "model.over-budget", { task, guild, tokens: use.tokens, limit });
        return null;
      }
      return { settle: ({ input, output }) => store.settleTokens(use, Math.ceil(input + output)) };
    },
  };
}
