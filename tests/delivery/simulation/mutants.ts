import { createOutbox, type OutboxDeps } from "../../../src/delivery/outbox.ts";
import type { MakeOutbox } from "./host.ts";
import type { Violation, World } from "./world.ts";

/** An outbox without one of its precautions, and the violation that must reveal it. */
export interface Mutant {
  readonly name: string;
  readonly expectedViolation: Violation["kind"];
  readonly makeOutbox: MakeOutbox;
}

export const MUTANTS: readonly Mutant[] = [
  {
    name: "records a part only after it is posted",
    expectedViolation: "duplicate",
    makeOutbox: recordsAfterPosting,
  },
  { name: "does not search the history", expectedViolation: "uncertain", makeOutbox: doesNotSearch },
  { name: "ignores the lease", expectedViolation: "lease", makeOutbox: ignoresTheLease },
  { name: "uses a new nonce for each attempt", expectedViolation: "duplicate", makeOutbox: usesNewNonces },
  {
    name: "restarts the nonce window after a crash",
    expectedViolation: "duplicate",
    makeOutbox: restartsNonceWindow,
  },
  {
    name: "gives up a part while its nonce is valid",
    expectedViolation: "uncertain",
    makeOutbox: givesUpEarly,
  },
  { name: "does not wait until it is due", expectedViolation: "order", makeOutbox: doesNotWait },
  { name: "does not notice that it was paused", expectedViolation: "lease", makeOutbox: doesNotNoticeAPause },
];

function recordsAfterPosting(options: OutboxDeps) {
  const { store, sender } = options;
  const unrecorded = new Map<string, () => Promise<unknown>>();
  return createOutbox({
    ...options,
    store: {
      ...store,
      async beginAttempt(ref, part, lease, at) {
        unrecorded.set(`${ref}-${part}`, () => store.beginAttempt(ref, part, lease, at));
        return (await store.renewLease(ref, lease.fence, lease.forMs)) ? "granted" : "lost";
      },
    },
    sender: {
      ...sender,
      async post(channel, part, nonce, timeoutMs) {
        const outcome = await sender.post(channel, part, nonce, timeoutMs);
        await unrecorded.get(nonce)?.();
        return outcome;
      },
    },
  });
}

function doesNotSearch(options: OutboxDeps) {
  const find = () => Promise.resolve({ kind: "absent" } as const);
  return createOutbox({ ...options, sender: { ...options.sender, find } });
}

function ignoresTheLease(options: OutboxDeps, world: World) {
  const { store } = options;
  return createOutbox({
    ...options,
    store: {
      ...store,
      async leaseEdition(request, ref, lease, at) {
        const result = await store.leaseEdition(request, ref, lease, at);
        const { edition } = result;
        if (result.kind !== "leased-elsewhere") return result;
        return { kind: "leased", edition, fence: world.store.leaseOf(edition.ref).fence };
      },
      beginAttempt: (ref, part, { forMs }, at) =>
        store.beginAttempt(ref, part, { fence: world.store.leaseOf(ref).fence, forMs }, at),
    },
  });
}

function usesNewNonces(options: OutboxDeps) {
  const { sender, random } = options;
  return createOutbox({
    ...options,
    sender: {
      ...sender,
      post: (channel, part, _nonce, timeoutMs) =>
        sender.post(channel, part, Buffer.from(random(12)).toString("base64url"), timeoutMs),
    },
  });
}

function restartsNonceWindow(options: OutboxDeps) {
  const { store, clock } = options;
  return createOutbox({
    ...options,
    store: {
      ...store,
      async parts(ref) {
        const firstAttempt = { at: clock.now(), elapsedMs: 0, isKnown: true };
        const parts = await store.parts(ref);
        return parts.map((part) => (part.firstAttempt === null ? part : { ...part, firstAttempt }));
      },
    },
  });
}

/** Treats uncertain parts of earlier processes as an hour older than they are. */
function givesUpEarly(options: OutboxDeps) {
  const { store } = options;
  return createOutbox({
    ...options,
    store: {
      ...store,
      async parts(ref) {
        const parts = await store.parts(ref);
        return parts.map(({ firstAttempt, ...part }) => ({
          ...part,
          firstAttempt: firstAttempt && {
            ...firstAttempt,
            elapsedMs: firstAttempt.elapsedMs + 3_600_000,
          },
        }));
      },
    },
  });
}

function doesNotWait(options: OutboxDeps) {
  const { store } = options;
  return createOutbox({
    ...options,
    store: {
      ...store,
      async leaseEdition(...args) {
        const result = await store.leaseEdition(...args);
        return { ...result, edition: { ...result.edition, notBefore: result.edition.slot } };
      },
    },
  });
}

/** Its clock stands still between the store's grant and the post. */
function doesNotNoticeAPause(options: OutboxDeps) {
  const { store, sender, clock } = options;
  let stopped: { readonly at: string; readonly monotonicMs: number } | null = null;
  return createOutbox({
    ...options,
    clock: {
      ...clock,
      now: () => stopped?.at ?? clock.now(),
      monotonicMs: () => stopped?.monotonicMs ?? clock.monotonicMs(),
    },
    store: {
      ...store,
      async beginAttempt(ref, part, lease, at) {
        const asked = { at, monotonicMs: clock.monotonicMs() };
        const grant = await store.beginAttempt(ref, part, lease, at);
        if (grant === "granted") stopped = asked;
        return grant;
      },
    },
    sender: {
      ...sender,
      post(...args) {
        stopped = null;
        return sender.post(...args);
      },
    },
  });
}
