import type { LeaseRequest, RenewedLease } from "../../src/domain/delivery/edition-ledger.ts";

/** Longer than a test takes. */
export const LEASE_MS = 60_000;
export const LEASE: LeaseRequest = { holder: "p", forMs: LEASE_MS };
/** The fence of an edition's first lease. */
export const FIRST = 1;
export const FIRST_RENEWED: RenewedLease = { fence: FIRST, forMs: LEASE_MS };
