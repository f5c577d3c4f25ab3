import { Fault } from "../domain/core/fault.ts";
import { type Clock, instantAfter, type Moment } from "../domain/core/time.ts";
import type { Edition, MessageSender } from "../domain/delivery/delivery.ts";
import type { EditionLedger, Lease } from "../domain/delivery/edition-ledger.ts";
import type { Events } from "../domain/store/store.ts";
import { LEASE_MS, LEASE_RENEWAL_MS } from "./limits.ts";

/** What everybody in this room works with. */
export interface DeliveryDeps {
  readonly store: EditionLedger;
  readonly sender: MessageSender;
  readonly clock: Clock;
  readonly events: Events;
  /** That many random bytes; node:crypto's randomBytes will do. */
  readonly random: (bytes: number) => Uint8Array;
}

/** An edition and the right to work on it. */
export interface LeasedEdition {
  readonly edition: Edition;
  readonly holder: string;
}

/** How often a busy store is asked, and the wait after the first time; it has waited some seconds itself each time. */
const MAX_BUSY_ATTEMPTS = 5;
const BUSY_WAIT_MS = 250;
/** Waits between tries double from the first to the longest, and are drawn from their upper half. */
const INITIAL_WAIT_MS = 1_000;
const MAX_WAIT_MS = 30_000;

export function newLease(holder: string, now: Moment): Lease {
  return { holder, until: instantAfter(now.at, LEASE_MS) };
}

export function isOverdue({ clock }: DeliveryDeps, { deadline }: Edition): boolean {
  return clock.now() >= deadline;
}

/** Asks the store again while another process keeps it locked. Throws its fault in the end; what was begun is recovered later. */
export async function retryWhileBusy<T>({ clock }: DeliveryDeps, operation: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await operation();
    } catch (error) {
      if (!(error instanceof Fault && error.code === "store-busy") || attempts === MAX_BUSY_ATTEMPTS)
        throw error;
      await clock.sleep(BUSY_WAIT_MS * attempts);
    }
  }
}

/** Does the work, however long it takes, and keeps the lease meanwhile. Whether it did is seen at the next change. */
export async function whileRenewingLease<T>(
  deps: DeliveryDeps,
  leased: LeasedEdition,
  work: () => Promise<T>,
): Promise<T> {
  const done = new AbortController();
  const renewing = renewLeaseUntil(deps, leased, done.signal);
  try {
    return await work();
  } finally {
    done.abort();
    await renewing;
  }
}

async function renewLeaseUntil(
  { store, clock, events }: DeliveryDeps,
  leased: LeasedEdition,
  done: AbortSignal,
): Promise<void> {
  const { ref } = leased.edition;
  while (!done.aborted) {
    await clock.sleep(LEASE_RENEWAL_MS, done);
    if (done.aborted) return;
    try {
      const until = instantAfter(clock.now(), LEASE_MS);
      if (!(await store.renewLease(ref, { holder: leased.holder, until }))) return;
    } catch (error) {
      events.emit("warn", "edition.lease-not-renewed", { edition: ref, error });
    }
  }
}

/** Waits before the next try: as long as Discord asked for, and longer each time. */
export async function waitBeforeRetry(
  deps: DeliveryDeps,
  leased: LeasedEdition,
  attempts: number,
  { atLeast = 0, atMost = Number.POSITIVE_INFINITY },
): Promise<void> {
  const backoffMs = Math.min(MAX_WAIT_MS, INITIAL_WAIT_MS * 2 ** attempts);
  const jitteredMs = backoffMs * (0.5 + (deps.random(1)[0] ?? 0) / 512);
  const ms = Math.min(atMost, Math.max(atLeast, jitteredMs));
  await whileRenewingLease(deps, leased, () => deps.clock.sleep(ms));
}
