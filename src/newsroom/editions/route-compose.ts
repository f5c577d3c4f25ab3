import type { Compose, Outbox } from "../../domain/delivery/outbox.ts";
import { editionKind } from "../../domain/schedules/edition-kind.ts";

/** Who composes the editions that belong to no schedule. */
export interface SpecialComposers {
  readonly "watch-alert": Compose;
  readonly correction: Compose;
}

/**
 * The same outbox, but `recover` composes unfinished alerts and corrections with their own composers and the rest with the one
 * it is called with.
 */
export function routeCompose(outbox: Outbox, composers: SpecialComposers): Outbox {
  return {
    ...outbox,
    recover: (composeScheduled) =>
      outbox.recover((edition) => {
        const kind = editionKind(edition.schedule);
        return kind === "schedule" ? composeScheduled(edition) : composers[kind](edition);
      }),
  };
}
