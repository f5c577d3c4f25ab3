import type { Edition, Publisher } from "../domain/delivery.ts";
import { Fault } from "../domain/fault.ts";
import type { EditionLedger, Lease } from "../domain/ledger.ts";
import type { Events } from "../domain/ports.ts";
import { type Clock, instantAfter, type Moment } from "../domain/time.ts";
import { LEASE_MS, RENEW_MS } from "./limits.ts";

/** What everybody in this room works with. */
export interface Desk {
  readonly store: EditionLedger;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly events: Events;
  /** That many random bytes; node:crypto's randomBytes will do. */
  readonly random: (bytes: number) => Uint8Array;
}

/** An edition and the right to work on it. */
export interface Held {
  readonly edition: Edition;
  readonly holder: string;
}

/** How often a busy store is asked, and the wait after the first time; it has waited some seconds itself each time. */
const BUSY_TRIES = 5;
const BUSY_WAIT_MS = 250;
/** Waits between tries double from the first to the longest, and are drawn from their upper half. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

export function leaseOf(holder: string, now: Moment): Lease {
  return { holder, until: instantAfter(now.at, LEASE_MS) };
}

export function isOverdue({ clock }: Desk, { deadline }: Edition): boolean {
  return clock.now() >= deadline;
}

/** Asks the store again while another process keeps it locked. Throws its fault in the end; what was begun is recovered later. */
export async function patiently<T>({ clock }: Desk, ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Fault && error.code === "store-busy") || tries === BUSY_TRIES) throw error;
      await clock.sleep(BUSY_WAIT_MS * tries);
    }
  }
}

/** Does the work, however long it takes, and keeps the lease meanwhile. Whether it did is seen at the next change. */
export async function whileHeld<T>(desk: Desk, held: Held, work: () => Promise<T>): Promise<T> {
  const done = new AbortController();
  const renewing = renewUntil(desk, held, done.signal);
  try {
    return await work();
  } finally {
    done.abort();
    await renewing;
  }
}

async function renewUntil({ store, clock, events }: Desk, held: Held, done: AbortSignal): Promise<void> {
  const { ref } = held.edition;
  while (!done.aborted) {
    await clock.sleep(RENEW_MS, done);
    if (done.aborted) return;
    try {
      const until = instantAfter(clock.now(), LEASE_MS);
      if (!(await store.renewLease(ref, { holder: held.holder, until }))) return;
    } catch (error) {
      events.emit("warn", "edition.lease-not-renewed", { edition: ref, error });
    }
  }
}

/** Waits before the next try: as long as Discord asked for, and longer each time. */
export async function waitForNextTry(
  desk: Desk,
  held: Held,
  tries: number,
  { atLeast = 0, atMost = Number.POSITIVE_INFINITY },
): Promise<void> {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
  const drawn = full * (0.5 + (desk.random(1)[0] ?? 0) / 512);
  const ms = Math.min(atMost, Math.max(atLeast, drawn));
  await whileHeld(desk, held, () => desk.clock.sleep(ms));
}
