import type { Edition } from "../delivery/edition.ts";
import type { Correction } from "./correction.ts";

/** Corrections that a schedule's next edition has to include. */
export interface PendingCorrections {
  /** New corrections to editions too old to be edited. Records that `edition`, which is being composed, includes them. */
  pendingFor(edition: Edition): Promise<readonly Correction[]>;
}
