import type { Compose, Composition, EditionRequest, Outbox, RunOutcome } from "../domain/delivery.ts";
import { deliver, endEdition, lost } from "./deliver.ts";
import { type Desk, type Held, isOverdue, leaseOf, patiently, whileHeld } from "./desk.ts";
import { momentOf } from "./elapsed.ts";

/** 96 bits that can't be guessed: claims are kept under a reference. As base64url, 16 characters. */
const REFERENCE_BYTES = 12;
const HOLDER_BYTES = 6;

export interface OutboxOptions extends Desk {
  /** Names this process in the store, for people who look into it. */
  readonly owner: string;
}

export function createOutbox(options: OutboxOptions): Outbox {
  const run = async (
    request: EditionRequest,
    work: (held: Held) => Promise<RunOutcome>,
  ): Promise<RunOutcome> => {
    const claim = await claimEdition(options, request);
    return claim.held === null ? claim.outcome : work(claim.held);
  };
  return {
    run: (request, compose) => run(request, (held) => finish(options, held, compose)),
    miss: (request, reason) => run(request, (held) => giveUp(options, held, reason)),
    async recover(compose) {
      const unfinished = await patiently(options, () => options.store.unfinishedEditions());
      const runs = unfinished.map((edition) => run(edition, (held) => finish(options, held, compose)));
      await Promise.allSettled(runs);
      return Promise.all(runs);
    },
  };
}

type Claimed = { readonly held: Held } | { readonly held: null; readonly outcome: RunOutcome };

async function claimEdition(options: OutboxOptions, request: EditionRequest): Promise<Claimed> {
  const { store, clock, random, owner } = options;
  const name = (bytes: number) => Buffer.from(random(bytes)).toString("base64url");
  const holder = `${owner}/${name(HOLDER_BYTES)}`;
  const ref = name(REFERENCE_BYTES);
  const claim = await patiently(options, () => {
    const now = momentOf(clock);
    return store.claimEdition(request, ref, leaseOf(holder, now), now.at);
  });
  const { edition } = claim;
  if (claim.kind === "claimed") return { held: { edition, holder } };
  const until = claim.kind === "held" ? claim.until : null;
  return { held: null, outcome: { kind: "taken", edition, until } };
}

/** What was begun to be sent is never missed. */
function giveUp(desk: Desk, held: Held, reason: string): Promise<RunOutcome> {
  if (held.edition.state === "sending") return deliver(desk, held);
  return endEdition(desk, held, { state: "missed", reason });
}

async function finish(desk: Desk, held: Held, compose: Compose): Promise<RunOutcome> {
  if (held.edition.state === "sending") return deliver(desk, held);
  if (isOverdue(desk, held.edition)) {
    return endEdition(desk, held, { state: "missed", reason: "not written in time" });
  }
  const composition = await whileHeld(desk, held, () => compose(held.edition));
  if (composition.kind === "silent") {
    return endEdition(desk, held, { state: "silent", reason: composition.reason });
  }
  return (await keepParts(desk, held, composition)) ? deliver(desk, held) : lost(desk, held);
}

/** A part's nonce follows from the edition's reference, so that whoever takes it over posts under the same. */
function keepParts(
  desk: Desk,
  { edition: { ref }, holder }: Held,
  { parts, shown }: Extract<Composition, { kind: "parts" }>,
): Promise<boolean> {
  const kept = parts.map(({ body, edits = null }, part) => ({ body, edits, nonce: `${ref}-${part}` }));
  return patiently(desk, () => desk.store.keepParts(ref, holder, kept, shown));
}
