import type { EditionRequest } from "../domain/delivery/edition.ts";
import type { Compose, Composition, Outbox, RunOutcome } from "../domain/delivery/outbox.ts";
import { deliver, endEdition, reportLost } from "./deliver.ts";
import {
  type DeliveryDeps,
  isOverdue,
  type LeasedEdition,
  retryWhileBusy,
  whileRenewingLease,
} from "./leased-edition.ts";
import { LEASE_MS } from "./limits.ts";

/** 96 unguessable bits, because the reference gives access to the edition's claims. As base64url, 16 characters. */
const REFERENCE_BYTES = 12;

export interface OutboxDeps extends DeliveryDeps {
  /** Name of this process in the store, for debugging. */
  readonly owner: string;
}

export function createOutbox(deps: OutboxDeps): Outbox {
  const run = async (
    request: EditionRequest,
    work: (leased: LeasedEdition) => Promise<RunOutcome>,
  ): Promise<RunOutcome> => {
    const leaseResult = await leaseEdition(deps, request);
    return leaseResult.leased === null ? leaseResult.outcome : work(leaseResult.leased);
  };
  return {
    run: (request, compose) => run(request, (leased) => composeAndDeliver(deps, leased, compose)),
    recordMissed: (request, reason) => run(request, (leased) => finishMissed(deps, leased, reason)),
    async recover(compose) {
      const unfinished = await retryWhileBusy(deps, () => deps.store.unfinishedEditions());
      const runs = unfinished.map((edition) =>
        run(edition, (leased) => composeAndDeliver(deps, leased, compose)),
      );
      await Promise.allSettled(runs);
      return Promise.all(runs);
    },
  };
}

type LeaseResult =
  | { readonly leased: LeasedEdition }
  | { readonly leased: null; readonly outcome: RunOutcome };

async function leaseEdition(deps: OutboxDeps, request: EditionRequest): Promise<LeaseResult> {
  const { store, clock, random, owner } = deps;
  const ref = Buffer.from(random(REFERENCE_BYTES)).toString("base64url");
  const lease = { holder: owner, forMs: LEASE_MS };
  const leaseResult = await retryWhileBusy(deps, () => store.leaseEdition(request, ref, lease, clock.now()));
  const { edition } = leaseResult;
  if (leaseResult.kind === "leased") return { leased: { edition, fence: leaseResult.fence } };
  const retryInMs = leaseResult.kind === "leased-elsewhere" ? leaseResult.remainingMs : null;
  return { leased: null, outcome: { kind: "taken", edition, retryInMs } };
}

/** An edition that is already being sent is delivered, not recorded as missed. */
function finishMissed(deps: DeliveryDeps, leased: LeasedEdition, reason: string): Promise<RunOutcome> {
  if (leased.edition.state === "sending") return deliver(deps, leased);
  return endEdition(deps, leased, { state: "missed", reason });
}

async function composeAndDeliver(
  deps: DeliveryDeps,
  leased: LeasedEdition,
  compose: Compose,
): Promise<RunOutcome> {
  if (leased.edition.state === "sending") return deliver(deps, leased);
  if (isOverdue(deps, leased.edition)) {
    return endEdition(deps, leased, { state: "missed", reason: "not written in time" });
  }
  const composition = await whileRenewingLease(deps, leased, () => compose(leased.edition));
  if (composition.kind === "silent") {
    return endEdition(deps, leased, { state: "silent", reason: composition.reason });
  }
  return (await saveParts(deps, leased, composition)) ? deliver(deps, leased) : reportLost(deps, leased);
}

/** Nonces are derived from the edition's reference, so that a process that takes over an edition uses the same ones. */
function saveParts(
  deps: DeliveryDeps,
  { edition: { ref }, fence }: LeasedEdition,
  { parts, shown }: Extract<Composition, { kind: "parts" }>,
): Promise<boolean> {
  const newParts = parts.map(({ edits = null, ...part }, at) => ({ ...part, edits, nonce: `${ref}-${at}` }));
  return retryWhileBusy(deps, () => deps.store.saveParts(ref, fence, newParts, shown));
}
