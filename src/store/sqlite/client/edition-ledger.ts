import type { Edition } from "../../../domain/delivery/edition.ts";
import type { EditionArchive } from "../../../domain/delivery/edition-archive.ts";
import type { DeliveryLedger } from "../../../domain/delivery/edition-ledger.ts";
import type { EditionCursor } from "../schedules/corrections.ts";
import { PAGE_SIZE, paginate } from "./paginate.ts";
import { runInBatches } from "./run-in-batches.ts";
import type { WorkerClient } from "./worker-client.ts";

/** The edition methods of the Store port. */
export function createEditionLedger(
  writer: WorkerClient,
  reader: WorkerClient,
): DeliveryLedger & EditionArchive {
  return {
    leaseEdition: (request, ref, lease, at) => writer.call("leaseEdition", request, ref, lease, at),
    renewLease: (ref, fence, forMs) => writer.call("renewLease", ref, fence, forMs),
    saveParts: (ref, fence, parts, shown, hold) => writer.call("saveParts", ref, fence, parts, shown, hold),
    decideHold: (ref, decision) => writer.call("decideHold", ref, decision),
    parts: (ref) => reader.call("parts", ref),
    beginAttempt: (ref, part, lease, at) => writer.call("beginAttempt", ref, part, lease, at),
    revertAttempt: (ref, part, fence, reason) => writer.call("revertAttempt", ref, part, fence, reason),
    recordSent: (ref, part, message) => writer.call("recordSent", ref, part, message),
    dropPart: (ref, part, fence, reason) => writer.call("dropPart", ref, part, fence, reason),
    endEdition: (ref, fence, end) => writer.call("endEdition", ref, fence, end),
    editions: (subject, limit, before) => reader.call("editions", subject, limit, before),
    troubledEditions: (since) => reader.call("troubledEditions", since),
    lastDelivered: (subject) => reader.call("lastDelivered", subject),
    deliveries: (ref) => reader.call("deliveries", ref),
    postedEditions: (subjects, since) =>
      paginate<Edition, EditionCursor>({ endedAt: "", ref: "" }, async (after) => {
        const entries = await reader.call("postedEditions", subjects, since, after, PAGE_SIZE);
        const last = entries.at(-1);
        return { entries, next: { endedAt: last?.endedAt ?? "", ref: last?.ref ?? "" } };
      }),
    unfinishedEditions: (at) => reader.call("unfinishedEditions", at),
    forgetEditionsBefore: (before) => runInBatches(() => writer.call("forgetEditionsBatch", before)),
  };
}
