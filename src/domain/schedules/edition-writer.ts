import type { ShownClaims } from "../conversation/shown-claims.ts";
import type { Briefing } from "../stories/story.ts";
import type { DeliveredContent } from "./delivered-store.ts";
import type { Schedule } from "./schedule.ts";

/** A written edition, and what to record as delivered once its page shows these claims. */
export interface WrittenEdition {
  readonly briefing: Briefing;
  /** `edition`: its ref. */
  deliveredContent(edition: string, shown: ShownClaims): Promise<DeliveredContent>;
}

/** Writes what is new for a schedule at this moment; records nothing. */
export interface EditionWriter {
  /** If the model takes longer than `timeoutMs` milliseconds, the built-in writer writes. Throws the store's Faults. */
  write(schedule: Schedule, timeoutMs: number): Promise<WrittenEdition>;
}
