import type { ShownClaims } from "../conversation/shown-claims.ts";
import type { Briefing } from "../stories/story.ts";
import type { Schedule } from "./schedule.ts";
import type { DeliveredContent } from "./schedule-store.ts";

/** An edition as it was written, and what is to be remembered of it once the page shows these claims. */
export interface WrittenEdition {
  readonly briefing: Briefing;
  /** `edition`: its reference. */
  deliveredContent(edition: string, shown: ShownClaims): Promise<DeliveredContent>;
}

/** Writes what a schedule has to tell at this moment; marks nothing. */
export interface EditionWriter {
  /** After `timeoutMs` milliseconds a model is left behind, and the built-in writer writes. Throws the store's Faults. */
  write(schedule: Schedule, timeoutMs: number): Promise<WrittenEdition>;
}
