import type { Database } from "./database.ts";
import { claimEdition, endEdition, renewLease } from "./edition-leases.ts";
import { beginTry, dropPart, keepParts, keepSent, readParts, takeBackTry } from "./edition-parts.ts";
import {
  forgetEditionsPart,
  readDeliveries,
  readEditions,
  readLastDelivered,
  readTroubledEditions,
  readUnfinishedEditions,
} from "./read-editions.ts";

/** What the store does for editions; each is one transaction. */
export const EDITION_OPERATIONS = {
  claimEdition,
  renewLease,

  keepParts,
  parts: readParts,
  beginTry,
  takeBackTry,
  keepSent,
  dropPart,
  endEdition,
  editions: readEditions,
  troubledEditions: readTroubledEditions,
  lastDelivered: readLastDelivered,
  deliveries: readDeliveries,
  unfinishedEditions: readUnfinishedEditions,
  /** Deletes a part, and says whether there may be more. */
  forgetEditionsPart,
};

type Table = typeof EDITION_OPERATIONS;

/** The same as seen from the main thread: without the connection. */
export type EditionOperations = {
  [Name in keyof Table]: Table[Name] extends (database: Database, ...taken: infer Taken) => infer Result
    ? (...taken: Taken) => Result
    : never;
};
