import type { Database } from "./database.ts";
import { endEdition, leaseEdition, renewLease } from "./edition-leases.ts";
import { beginAttempt, dropPart, readParts, recordSent, revertAttempt, saveParts } from "./edition-parts.ts";
import {
  forgetEditionsBatch,
  readDeliveries,
  readEditions,
  readLastDelivered,
  readTroubledEditions,
  readUnfinishedEditions,
} from "./read-editions.ts";

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
