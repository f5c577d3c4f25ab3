import { randomBytes } from "node:crypto";
import { createOutbox } from "../../src/delivery/outbox.ts";
import type { Clock } from "../../src/domain/core/clock.ts";
import type { Edition, EditionRequest } from "../../src/domain/delivery/edition.ts";
import type { MessageSender } from "../../src/domain/delivery/message-sender.ts";
import type { Compose } from "../../src/domain/delivery/outbox.ts";
import { openStore } from "../../src/store/sqlite/open-store.ts";

export interface OneEditionDeps {
  /** The store's folder; several processes may share it. */
  readonly dataDir: string;
  readonly sender: MessageSender;
  readonly request: EditionRequest;
  readonly compose: Compose;
  readonly clock: Clock;
  readonly owner: string;
}

/**
 * Delivers one edition over the real store, as a freshly started process does: continues where an earlier process stopped.
 * Waits while another process has the lease.
 */
export async function runOneEdition(deps: OneEditionDeps): Promise<Edition> {
  const { dataDir, sender, request, compose, clock, owner } = deps;
  const events = { emit: () => undefined };
  // The process's clock may be shifted; the store then measures by it, too.
  const hostTime = () => ({ host: "test", wallMs: Date.parse(clock.now()), ticksMs: clock.monotonicMs() });
  const store = await openStore({ dataDir, now: clock.now, events, hostTime });
  try {
    const outbox = createOutbox({ store, sender, clock, events, random: randomBytes, owner });
    for (;;) {
      const { kind, edition } = await outbox.run(request, compose);
      if (kind === "ended" || edition.endedAt !== null) return edition;
      await clock.sleep(1_000);
    }
  } finally {
    await store.close();
  }
}
