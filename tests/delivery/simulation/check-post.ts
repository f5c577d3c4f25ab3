import { LEASE_MS } from "../../../src/delivery/limits.ts";
import type { PartMarker } from "../../../src/domain/delivery/message-sender.ts";
import type { Program } from "./program.ts";
import { partKey, type World } from "./world.ts";

/** Checks at the moment of a post that it is due, and that the program has the lease for as long as the post may take. */
export function checkPost(
  world: World,
  program: Program,
  { edition, part }: PartMarker,
  timeoutMs: number,
): void {
  const lease = world.store.leaseOf(edition);
  const key = partKey(edition, part);
  if (lease.holder !== program.owner) {
    world.violations.push({ kind: "lease", detail: `${program.owner} posted ${key} without the lease` });
    return;
  }
  const notBefore = world.store.notBefore(edition);
  // After the clock was set back, an edition that was already due may seem early.
  if (world.machine.now() < notBefore && !world.machine.everDisturbed())
    world.violations.push({ kind: "order", detail: `${key} was posted before ${notBefore}` });
  if (lease.remainingMs < timeoutMs && !world.machine.disturbedWithin(LEASE_MS)) {
    const detail = `${program.owner} posted ${key} with ${lease.remainingMs} ms of its lease left`;
    world.violations.push({ kind: "lease", detail });
  }
}
