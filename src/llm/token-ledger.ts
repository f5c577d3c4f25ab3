import type { Now } from "../domain/core/clock.ts";
import type { Events } from "../domain/operations/events.ts";
import type { ModelUseStore } from "../domain/store/model-use-store.ts";
import type { ModelTask } from "../domain/writing/language-model.ts";
import type { TokenLedger } from "../domain/writing/token-ledger.ts";

/**
 * The share of the daily budget up to which each task may use it. A digest can be written later and has an extractive version
 * until then, so the last fifth of the budget is reserved for tasks that people wait for.
 */
const SHARES: Readonly<Record<ModelTask, number>> = {
  digest: 0.8,
  story: 0.95,
  briefing: 1,
  answer: 1,
  "rewrite-question": 0.95,
};

export interface TokenLedgerDeps {
  readonly store: Pick<ModelUseStore, "reserveTokens" | "settleTokens">;
  /** The budget of one UTC day. */
  readonly dailyTokens: number;
  readonly now: Now;
  readonly events: Events;
}

/** The daily budget. It is counted in the store, so it survives restarts and is shared by all processes on that store. */
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
