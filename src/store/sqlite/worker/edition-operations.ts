import { decideHold } from "../editions/edition-holds.ts";
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

/** The store's operations on editions; each runs as one transaction. */
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
  decideHold,
  editions: readEditions,
  troubledEditions: readTroubledEditions,
  lastDelivered: readLastDelivered,
  deliveries: readDeliveries,
  unfinishedEditions: readUnfinishedEditions,
  forgetEditionsBatch,
};

type Table = typeof EDITION_OPERATIONS;

/** The operations as the main thread calls them: without the connection. */
export type EditionOperations = {
  [Name in keyof Table]: Table[Name] extends (database: Database, ...args: infer Args) => infer Result
    ? (...args: Args) => Result
    : never;
};
