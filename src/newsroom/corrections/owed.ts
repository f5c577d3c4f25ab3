import type { Correction, CorrectionsOwed } from "../../domain/corrections.ts";
import type { Store } from "../../domain/ports.ts";
import type { Clock } from "../../domain/time.ts";
import type { CorrectionDesk } from "./correction-desk.ts";

const DAY_MS = 24 * 3_600_000;
/** So long after it was posted a message itself is edited: later nobody reads it any more. */
export const EDITED_WITHIN_MS = DAY_MS;
/** So long after it was posted what differs is said in a later edition. */
export const SAID_WITHIN_MS = 7 * DAY_MS;
/** More would push out what is new. */
const MOST_OWED = 5;

export interface OwedParts {
  readonly store: Pick<Store, "postedEditions" | "corrections" | "keepCorrections">;
  readonly clock: Clock;
  readonly desk: Pick<CorrectionDesk, "of">;
}

export function createOwed({ store, clock, desk }: OwedParts): CorrectionsOwed {
  return {
    async owed(edition) {
      const now = Date.parse(clock.now());
      const editedSince = new Date(now - EDITED_WITHIN_MS).toISOString();
      const since = new Date(now - SAID_WITHIN_MS).toISOString();
      const owed: Correction[] = [];
      for await (const page of store.postedEditions([edition.schedule], since)) {
        for (const earlier of page) {
          if (earlier.ref === edition.ref || (earlier.endedAt ?? "") > editedSince) continue;
          const said = await store.corrections(earlier.ref, edition.ref);
          const corrections = await desk.of(earlier, said);
          const texts = new Set(said.map((one) => JSON.stringify(one)));
          const fresh = corrections.filter((one) => !texts.has(JSON.stringify(one)));
          if (fresh.length === 0 || owed.length >= MOST_OWED) continue;
          await store.keepCorrections({ edition: edition.ref, of: earlier.ref, corrections });
          owed.push(...fresh);
        }
      }
      return owed;
    },
  };
}
