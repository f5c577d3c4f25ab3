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
      async beginAttempt(ref, part, lease, now) {
        unrecorded.set(`${ref}-${part}`, () => store.beginAttempt(ref, part, lease, now));
        return (await store.renewLease(ref, lease)) ? "granted" : "lost";
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
      async leaseEdition(request, ref, lease, now) {
        const result = await store.leaseEdition(request, ref, lease, now);
        return result.kind === "leased-elsewhere" ? { kind: "leased", edition: result.edition } : result;
      },
      beginAttempt: (ref, part, { until }, now) =>
        store.beginAttempt(ref, part, { holder: world.store.leaseOf(ref).holder, until }, now),
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
        const firstAttempt = { at: clock.now(), monotonicMs: clock.monotonicMs() };
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
            monotonicMs: firstAttempt.monotonicMs - 3_600_000,
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
      async beginAttempt(ref, part, lease, now) {
        const grant = await store.beginAttempt(ref, part, lease, now);
        if (grant === "granted") stopped = now;
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
