import type { Edition, EditionRequest } from "../domain/delivery/edition.ts";
import type { Hold } from "../domain/delivery/hold.ts";
import type { Compose, Composition, Outbox, RunOutcome } from "../domain/delivery/outbox.ts";
import { type Message, message } from "../domain/texts/texts.ts";
import { decideHold } from "./decide-hold.ts";
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
  const deliverOnly = (edition: Edition) => run(edition, (leased) => deliver(deps, leased));
  return {
    run: (request, compose) => run(request, (leased) => composeAndDeliver(deps, leased, compose)),
    recordMissed: (request, reason) => run(request, (leased) => finishMissed(deps, leased, reason)),
    async release(ref, by) {
      const edition = await decideHold(deps, ref, "send", by);
      return edition && deliverOnly(edition);
    },
    async withdraw(ref, by) {
      const edition = await decideHold(deps, ref, "drop", by);
      return edition && { kind: "ended", edition, refused: null };
    },
    async recover(compose) {
      const unfinished = await retryWhileBusy(deps, () => deps.store.unfinishedEditions(deps.clock.now()));
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
  if (leaseResult.kind === "on-hold") return endHold(deps, edition, leaseResult.hold);
  if (leaseResult.kind === "leased") return { leased: { edition, fence: leaseResult.fence } };
  const retryInMs = leaseResult.kind === "leased-elsewhere" ? leaseResult.remainingMs : null;
  return { leased: null, outcome: { kind: "taken", edition, retryInMs } };
}

/** Carries out what a hold that has ended asks for. After its deadline it is sent, which records that it was missed. */
async function endHold(deps: OutboxDeps, edition: Edition, { until, atEnd }: Hold): Promise<LeaseResult> {
  const overdue = isOverdue(deps, edition);
  if (!overdue && deps.clock.now() < until) return { leased: null, outcome: { kind: "on-hold", edition } };
  const decided = await decideHold(
    deps,
    edition.ref,
    overdue ? "send" : atEnd,
    message("reason.edition.end-of-hold"),
  );
  if (decided === null || decided.endedAt === null) return leaseEdition(deps, decided ?? edition);
  return { leased: null, outcome: { kind: "ended", edition: decided, refused: null } };
}

/** An edition that is already being sent is delivered, not recorded as missed. */
function finishMissed(deps: DeliveryDeps, leased: LeasedEdition, reason: Message): Promise<RunOutcome> {
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
    return endEdition(deps, leased, {
      state: "missed",
      reason: message("reason.edition.not-written-in-time"),
    });
  }
  const composition = await whileRenewingLease(deps, leased, () => compose(leased.edition));
  if (composition.kind === "silent") {
    return endEdition(deps, leased, { state: "silent", reason: composition.reason });
  }
  if (!(await saveParts(deps, leased, composition))) return reportLost(deps, leased);
  if (composition.hold === undefined) return deliver(deps, leased);
  return { kind: "on-hold", edition: { ...leased.edition, state: "on-hold" } };
}

/** Nonces are derived from the edition's reference, so that a process that takes over an edition uses the same ones. */
function saveParts(
  deps: DeliveryDeps,
  { edition: { ref }, fence }: LeasedEdition,
  { parts, shown, hold }: Extract<Composition, { kind: "parts" }>,
): Promise<boolean> {
  const newParts = parts.map(({ edits = null, ...part }, at) => ({ ...part, edits, nonce: `${ref}-${at}` }));
  return retryWhileBusy(deps, () => deps.store.saveParts(ref, fence, newParts, shown, hold ?? null));
}
