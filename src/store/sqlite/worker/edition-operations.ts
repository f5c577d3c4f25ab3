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
  editions: readEditions,
  troubledEditions: readTroubledEditions,
  lastDelivered: readLastDelivered,
  deliveries: readDeliveries,
  unfinishedEditions: readUnfinishedEditions,
  forgetEditionsBatch,
};
