import type { OpenAI } from "openai";
import type { DialectMemory, ModelDialect } from "../domain/language-model.ts";
import type { Events } from "../domain/ports.ts";
import { type CallLimits, callOnce } from "./call.ts";
import { bodyFor, FULL_DIALECT, type Spoken, simpler } from "./dialect.ts";
import type { CallOutcome } from "./outcome.ts";

/** One model on one server, spoken to in the dialect it takes. */
export interface ModelServer {
  ask(spoken: Spoken, limits: () => CallLimits): Promise<Exclude<CallOutcome, { kind: "rejected" }>>;
}

export interface ModelServerParts {
  readonly client: OpenAI;
  /** Names this server and model in the memory. */
  readonly key: string;
  readonly memory: DialectMemory;
  readonly events: Events;
}

/** Learns which parameters the server takes from what it rejects, and remembers it. */
export function createModelServer({ client, key, memory, events }: ModelServerParts): ModelServer {
  let known: ModelDialect | null = null;

  async function learn(used: ModelDialect, next: ModelDialect): Promise<void> {
    if (known !== used) return; // another call learned it meanwhile
    known = next;
    await memory.save(key, next);
    events.emit("info", "model-dialect", { ...next });
  }

  return {
    async ask(spoken, limits) {
      known ??= (await memory.load(key)) ?? FULL_DIALECT;
      for (;;) {
        const used: ModelDialect = known;
        const outcome = await callOnce(client, bodyFor(used, spoken), limits());
        if (outcome.kind !== "rejected") return outcome;
        const next = simpler(used, outcome.parameter);
        if (next === null) return { kind: "unavailable", detail: outcome.detail, again: false, waitMs: null };
        await learn(used, next);
      }
    },
  };
}
