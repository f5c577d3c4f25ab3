import { createOutbox, type OutboxOptions } from "../../../src/delivery/outbox.ts";
import type { MakeOutbox } from "./host.ts";
import type { Violation, World } from "./world.ts";

/** The outbox with one of its precautions taken away, and what that has to be seen by. */
export interface Mutant {
  readonly name: string;
  readonly seenAs: Violation["kind"];
  readonly makeOutbox: MakeOutbox;
}

export const MUTANTS: readonly Mutant[] = [
  { name: "marks a part only once it is posted", seenAs: "duplicate", makeOutbox: marksAfterwards },
  { name: "does not search the history", seenAs: "uncertain", makeOutbox: doesNotSearch },
  { name: "ignores the lease", seenAs: "lease", makeOutbox: ignoresTheLease },
  { name: "makes up a new nonce for each try", seenAs: "duplicate", makeOutbox: makesUpNonces },
  { name: "counts the nonce's minutes anew after a crash", seenAs: "duplicate", makeOutbox: countsAnew },
  { name: "gives a part up while its nonce counts", seenAs: "uncertain", makeOutbox: givesUpEarly },
  { name: "does not wait until it is due", seenAs: "order", makeOutbox: doesNotWait },
  { name: "does not notice that it was paused", seenAs: "lease", makeOutbox: doesNotNoticeAPause },
];

function marksAfterwards(options: OutboxOptions) {
  const { store, publisher } = options;
  const unmarked = new Map<string, () => Promise<unknown>>();
  return createOutbox({
    ...options,
    store: {
      ...store,
      async beginTry(ref, part, lease, now) {
        unmarked.set(`${ref}-${part}`, () => store.beginTry(ref, part, lease, now));
        return (await store.renewLease(ref, lease)) ? "granted" : "lost";
      },
    },
    publisher: {
      ...publisher,
      async post(channel, part, nonce, mostMs) {
        const outcome = await publisher.post(channel, part, nonce, mostMs);
        await unmarked.get(nonce)?.();
        return outcome;
      },
    },
  });
}

function doesNotSearch(options: OutboxOptions) {
  const find = () => Promise.resolve({ kind: "absent" } as const);
  return createOutbox({ ...options, publisher: { ...options.publisher, find } });
}

function ignoresTheLease(options: OutboxOptions, world: World) {
  const { store } = options;
  return createOutbox({
    ...options,
    store: {
      ...store,
      async claimEdition(request, ref, lease, now) {
        const claim = await store.claimEdition(request, ref, lease, now);
        return claim.kind === "held" ? { kind: "claimed", edition: claim.edition } : claim;
      },
      beginTry: (ref, part, { until }, now) =>
        store.beginTry(ref, part, { holder: world.store.leaseOf(ref).holder, until }, now),
    },
  });
}

function makesUpNonces(options: OutboxOptions) {
  const { publisher, random } = options;
  return createOutbox({
    ...options,
    publisher: {
      ...publisher,
      post: (channel, part, _nonce, mostMs) =>
        publisher.post(channel, part, Buffer.from(random(12)).toString("base64url"), mostMs),
    },
  });
}

function countsAnew(options: OutboxOptions) {
  const { store, clock } = options;
  return createOutbox({
    ...options,
    store: {
      ...store,
      async parts(ref) {
        const firstTried = { at: clock.now(), ticks: clock.ticks() };
        const parts = await store.parts(ref);
        return parts.map((part) => (part.firstTried === null ? part : { ...part, firstTried }));
      },
    },
  });
}

/** What was left in doubt by another seems an hour old. */
function givesUpEarly(options: OutboxOptions) {
  const { store } = options;
  return createOutbox({
    ...options,
    store: {
      ...store,
      async parts(ref) {
        const parts = await store.parts(ref);
        return parts.map(({ firstTried, ...part }) => ({
          ...part,
          firstTried: firstTried && { ...firstTried, ticks: firstTried.ticks - 3_600_000 },
        }));
      },
    },
  });
}

function doesNotWait(options: OutboxOptions) {
  const { store } = options;
  return createOutbox({
    ...options,
    store: {
      ...store,
      async claimEdition(...taken) {
        const claim = await store.claimEdition(...taken);
        return { ...claim, edition: { ...claim.edition, notBefore: claim.edition.slot } };
      },
    },
  });
}

/** Between the store's word and the post its clock stands still. */
function doesNotNoticeAPause(options: OutboxOptions) {
  const { store, publisher, clock } = options;
  let stopped: { readonly at: string; readonly ticks: number } | null = null;
  return createOutbox({
    ...options,
    clock: { ...clock, now: () => stopped?.at ?? clock.now(), ticks: () => stopped?.ticks ?? clock.ticks() },
    store: {
      ...store,
      async beginTry(ref, part, lease, now) {
        const grant = await store.beginTry(ref, part, lease, now);
        if (grant === "granted") stopped = now;
        return grant;
      },
    },
    publisher: {
      ...publisher,
      post(...taken) {
        stopped = null;
        return publisher.post(...taken);
      },
    },
  });
}
