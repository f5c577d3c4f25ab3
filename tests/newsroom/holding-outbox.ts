import type { Hold } from "../../src/domain/delivery/hold.ts";
import type { Outbox } from "../../src/domain/delivery/outbox.ts";

/** An outbox of which every edition is held, and which counts its runs. */
export function holdingOutbox(outbox: Outbox, hold: Hold) {
  const holding = {
    runs: 0,
    run: (...[request, compose]: Parameters<Outbox["run"]>) => {
      holding.runs += 1;
      return outbox.run(request, async (edition) => {
        const composition = await compose(edition);
        return composition.kind === "parts" ? { ...composition, hold } : composition;
      });
    },
  };
  return holding;
}
