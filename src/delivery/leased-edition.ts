import type { Clock } from "../domain/core/clock.ts";
import { Fault } from "../domain/core/fault.ts";
import type { Edition } from "../domain/delivery/edition.ts";
import type { DeliveryLedger, RenewedLease } from "../domain/delivery/edition-ledger.ts";
import type { MessageSender } from "../domain/delivery/message-sender.ts";
import type { Events } from "../domain/operations/events.ts";
import { LEASE_MS, LEASE_RENEWAL_MS } from "./limits.ts";

export interface DeliveryDeps {
  readonly store: DeliveryLedger;
  readonly sender: MessageSender;
  readonly clock: Clock;
  readonly events: Events;
  /** Cryptographically random bytes, as from node:crypto's randomBytes. */
  readonly random: (bytes: number) => Uint8Array;
}

/** An edition whose lease this process has. */
export interface LeasedEdition {
  readonly edition: Edition;
  /** The number of the lease: the ledger refuses changes once there is a later one. */
  readonly fence: number;
}

/** The store itself waits some seconds in each attempt before it reports that it is busy. */
const MAX_BUSY_ATTEMPTS = 5;
const BUSY_WAIT_MS = 250;
/** Exponential backoff between send attempts, with jitter: each wait is 50 to 100 % of its step. */
const INITIAL_WAIT_MS = 1_000;
const MAX_WAIT_MS = 30_000;

export function renewed({ fence }: LeasedEdition): RenewedLease {
  return { fence, forMs: LEASE_MS };
}

export function isOverdue({ clock }: DeliveryDeps, { deadline }: Edition): boolean {
  return clock.now() >= deadline;
}

/**
 * Retries while another process locks the store. Throws Fault "store-busy" after MAX_BUSY_ATTEMPTS; the edition is then
 * recovered later.
 */
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

/** Renews the lease while the work runs. A lease lost meanwhile shows at the next write, which the store rejects. */
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
      if (!(await store.renewLease(ref, leased.fence, LEASE_MS))) return;
    } catch (error) {
      events.emit("warn", "edition.lease-not-renewed", { edition: ref, error });
    }
  }
}

/** Waits before the next attempt: with exponential backoff, at least `atLeast` and at most `atMost` milliseconds. */
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
