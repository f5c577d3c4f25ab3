import type { EditionLedger } from "../../../domain/delivery/edition-ledger.ts";
import { runInBatches } from "./run-in-batches.ts";
import type { WorkerClient } from "./worker-client.ts";

/** The edition methods of the Store port. */
export function createEditionLedger(writer: WorkerClient, reader: WorkerClient): EditionLedger {
  return {
    leaseEdition: (request, ref, lease, now) => writer.call("leaseEdition", request, ref, lease, now),
    renewLease: (ref, lease) => writer.call("renewLease", ref, lease),
    saveParts: (ref, holder, parts, shown) => writer.call("saveParts", ref, holder, parts, shown),
    parts: (ref) => writer.call("parts", ref),
    beginAttempt: (ref, part, lease, now) => writer.call("beginAttempt", ref, part, lease, now),
    revertAttempt: (ref, part, holder, reason) => writer.call("revertAttempt", ref, part, holder, reason),
    recordSent: (ref, part, message) => writer.call("recordSent", ref, part, message),
    dropPart: (ref, part, holder, reason) => writer.call("dropPart", ref, part, holder, reason),
    endEdition: (ref, holder, end) => writer.call("endEdition", ref, holder, end),
    editions: (schedule, limit, before) => reader.call("editions", schedule, limit, before),
    troubledEditions: (since) => reader.call("troubledEditions", since),
    lastDelivered: (schedule) => reader.call("lastDelivered", schedule),
    deliveries: (ref) => reader.call("deliveries", ref),
    unfinishedEditions: () => reader.call("unfinishedEditions"),
    forgetEditionsBefore: (before) => runInBatches(() => writer.call("forgetEditionsBatch", before)),
  };
}
