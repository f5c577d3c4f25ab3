// Wires who writes: the built-in writer for what must be there at once, the model, if one is set, for what is shown.
import type { Config } from "./config/config.ts";
import type { DraftingWriter } from "./domain/drafting.ts";
import type { BreakerState } from "./domain/health.ts";
import type { Events, Store } from "./domain/ports.ts";
import type { Now } from "./domain/time.ts";
import { createPolisher, type Polisher } from "./newsroom/polish.ts";
import { createWritingDesk, type WritingDesk } from "./newsroom/writing.ts";
import { verify } from "./verify/verify.ts";
import { createExtractiveWriter } from "./writer/extractive/extractive-writer.ts";

export interface Writing {
  /** Never waits for a model. */
  readonly plain: WritingDesk;
  readonly shown: WritingDesk;
  readonly polisher: Polisher | null;
  readonly drafting: DraftingWriter | null;
  /** How the model's server stands; null without one. */
  readonly breaker: (() => BreakerState) | null;
}

export interface WritingWiring {
  readonly config: Pick<Config, "model" | "promptsDir">;
  readonly store: Store;
  readonly events: Events;
  readonly now: Now;
}

/** Throws the Faults of wireModel. */
export async function wireWriting({ config, store, events, now }: WritingWiring): Promise<Writing> {
  const extractive = createExtractiveWriter();
  const plain = createWritingDesk({ extractive, model: null, verify, events });
  if (config.model === null) return { plain, shown: plain, polisher: null, drafting: null, breaker: null };
  const { DEADLINE_MS, wireModel } = await import("./wire-model.ts");
  const { drafting, breaker } = await wireModel({ ...config, config: config.model, store, events, now });
  const model = { drafting, deadlineMs: DEADLINE_MS };
  const shown = createWritingDesk({ extractive, model, verify, events });
  const polisher = createPolisher({ store, writing: shown, drafting });
  return { plain, shown, polisher, drafting, breaker };
}
