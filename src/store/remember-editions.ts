import type { EditionLedger } from "../domain/ledger.ts";
import { untilDone } from "./until-done.ts";
import type { WorkerClient } from "./worker-client.ts";

/** The part of the Store port that remembers editions. */
export function rememberEditions(writer: WorkerClient, reader: WorkerClient): EditionLedger {
  return {
    claimEdition: (request, ref, lease, now) => writer.call("claimEdition", request, ref, lease, now),
    renewLease: (ref, lease) => writer.call("renewLease", ref, lease),
    keepParts: (ref, holder, parts, shown) => writer.call("keepParts", ref, holder, parts, shown),
    parts: (ref) => writer.call("parts", ref),
    beginTry: (ref, part, lease, now) => writer.call("beginTry", ref, part, lease, now),
    takeBackTry: (ref, part, holder, reason) => writer.call("takeBackTry", ref, part, holder, reason),
    keepSent: (ref, part, message) => writer.call("keepSent", ref, part, message),
    dropPart: (ref, part, holder, reason) => writer.call("dropPart", ref, part, holder, reason),
    endEdition: (ref, holder, end) => writer.call("endEdition", ref, holder, end),
    editions: (schedule, limit, before) => reader.call("editions", schedule, limit, before),
    troubledEditions: (since) => reader.call("troubledEditions", since),
    lastDelivered: (schedule) => reader.call("lastDelivered", schedule),
    deliveries: (ref) => reader.call("deliveries", ref),
    unfinishedEditions: () => reader.call("unfinishedEditions"),
    forgetEditionsBefore: (before) => untilDone(() => writer.call("forgetEditionsPart", before)),
  };
}
