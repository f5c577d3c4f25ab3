import type { Edition } from "../delivery/edition.ts";
import type { Correction } from "./correction.ts";

/** What a schedule's next edition has to say of its earlier ones. */
export interface PendingCorrections {
  /**
   * What came to differ of editions that are no longer edited, and was not said yet; notes that `edition`, which is being
   * written, says it.
   */
  pendingFor(edition: Edition): Promise<readonly Correction[]>;
}
