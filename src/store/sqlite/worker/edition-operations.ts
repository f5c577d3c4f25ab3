import { endEdition, leaseEdition, renewLease } from "../editions/edition-leases.ts";
import {
  beginAttempt,
  dropPart,
  readParts,
  recordSent,
  revertAttempt,
  saveParts,
} from "../editions/edition-parts.ts";
import {
  forgetEditionsBatch,
  readDeliveries,
  readEditions,
  readLastDelivered,
  readTroubledEditions,
  readUnfinishedEditions,
} from "../editions/read-editions.ts";
import type { Database } from "../engine/database.ts";

/** What the store does for editions; each is one transaction. */
export const EDITION_OPERATIONS = {
  leaseEdition,
  renewLease,

  saveParts,
  parts: readParts,
  beginAttempt,
  revertAttempt,
  recordSent,
  dropPart,
  endEdition,
  editions: readEditions,
  troubledEditions: readTroubledEditions,
  lastDelivered: readLastDelivered,
  deliveries: readDeliveries,
  unfinishedEditions: readUnfinishedEditions,
  /** Deletes a part, and says whether there may be more. */
  forgetEditionsBatch,
};

type Table = typeof EDITION_OPERATIONS;

/** The same as seen from the main thread: without the connection. */
export type EditionOperations = {
  [Name in keyof Table]: Table[Name] extends (database: Database, ...args: infer Args) => infer Result
    ? (...args: Args) => Result
    : never;
};
