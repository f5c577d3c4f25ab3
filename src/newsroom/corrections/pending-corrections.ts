import type { Clock } from "../../domain/core/clock.ts";
import { DAY_MS } from "../../domain/core/time.ts";
import type { EditionArchive } from "../../domain/delivery/edition-archive.ts";
import type { Correction } from "../../domain/schedules/correction.ts";
import type { CorrectionStore } from "../../domain/schedules/correction-store.ts";
import type { PendingCorrections } from "../../domain/schedules/pending-corrections.ts";
import type { CorrectionService } from "./correction-service.ts";

/** How long after posting a message is edited in place. Older messages are hardly read any more. */
export const EDIT_WINDOW_MS = DAY_MS;
/** How long after posting a correction is still published, in a later edition once EDIT_WINDOW_MS has passed. */
export const CORRECTION_WINDOW_MS = 7 * DAY_MS;
/** More corrections would crowd out the news. */
const MAX_PENDING = 5;

export interface PendingCorrectionsDeps {
  readonly store: Pick<EditionArchive, "postedEditions"> &
    Pick<CorrectionStore, "corrections" | "saveCorrections">;
  readonly clock: Clock;
  readonly service: Pick<CorrectionService, "findCorrections">;
}

export function createPendingCorrections({
  store,
  clock,
  service,
}: PendingCorrectionsDeps): PendingCorrections {
  return {
    async pendingFor(edition) {
      const now = Date.parse(clock.now());
      const editedSince = new Date(now - EDIT_WINDOW_MS).toISOString();
      const since = new Date(now - CORRECTION_WINDOW_MS).toISOString();
      const pending: Correction[] = [];
      for await (const page of store.postedEditions([edition.subject], since)) {
        for (const earlier of page) {
          if (earlier.ref === edition.ref || (earlier.endedAt ?? "") > editedSince) continue;
          const previous = await store.corrections(earlier.ref, edition.ref);
          const corrections = await service.findCorrections(earlier, previous);
          const texts = new Set(previous.map((one) => JSON.stringify(one)));
          const fresh = corrections.filter((one) => !texts.has(JSON.stringify(one)));
          if (fresh.length === 0 || pending.length >= MAX_PENDING) continue;
          await store.saveCorrections({ edition: edition.ref, correctedEdition: earlier.ref, corrections });
          pending.push(...fresh);
        }
      }
      return pending;
    },
  };
}
