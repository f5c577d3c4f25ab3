import type { OpenAI } from "openai";
import type { Events } from "../domain/operations/events.ts";
import type { DialectStore, ModelDialect } from "../domain/writing/dialect-store.ts";
import { type CallLimits, callOnce } from "./call.ts";
import type { CallOutcome } from "./call-outcome.ts";
import { bodyFor, type ChatRequest, FULL_DIALECT, simplerDialect } from "./dialect.ts";

/** Sends requests to one model on one server, in the dialect that it accepts. */
export interface ModelServer {
  send(
    chatRequest: ChatRequest,
    limits: () => CallLimits,
  ): Promise<Exclude<CallOutcome, { kind: "rejected" }>>;
}

export interface ModelServerDeps {
  readonly client: OpenAI;
  /** Identifies this server and model in the dialect store. */
  readonly key: string;
  readonly dialectStore: DialectStore;
  readonly events: Events;
}

/** Simplifies the dialect whenever the server rejects a parameter, and saves the result. */
export function createModelServer({ client, key, dialectStore, events }: ModelServerDeps): ModelServer {
  let dialect: ModelDialect | null = null;

  async function adopt(used: ModelDialect, next: ModelDialect): Promise<void> {
    if (dialect !== used) return; // a concurrent call has changed it already
    dialect = next;
    await dialectStore.save(key, next);
    events.emit("info", "model.dialect-learned", { ...next });
  }

  return {
    async send(chatRequest, limits) {
      dialect ??= (await dialectStore.load(key)) ?? FULL_DIALECT;
      for (;;) {
        const used: ModelDialect = dialect;
        const outcome = await callOnce(client, bodyFor(used, chatRequest), limits());
        if (outcome.kind !== "rejected") return outcome;
        const next = simplerDialect(used, outcome.parameter);
        if (next === null)
          return { kind: "unavailable", detail: outcome.detail, retryable: false, waitMs: null };
        await adopt(used, next);
      }
    },
  };
}
