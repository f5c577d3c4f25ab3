import { NONCE_WINDOW_MS, SEARCH_MARGIN_MS } from "../../../src/delivery/limits.ts";
import type { Delivery } from "../../../src/domain/delivery/delivery.ts";
import type { Edition } from "../../../src/domain/delivery/edition.ts";
import type { Program } from "./program.ts";
import { nameOf, partKey, type Search, type World } from "./world.ts";

/** Two concurrent runs of one process: one may find the message at the moment the other gives up. */
const SAME_MOMENT_MS = 1_000;

/** Checks, when an edition ends as uncertain, that the outcome was unknowable and another post would have been a risk. */
export function checkUncertain(world: World, program: Program, ended: Edition | null): void {
  if (ended?.state !== "uncertain") return;
  const deliveries = world.store.call({ operation: "deliveries", args: [ended.ref] });
  const part = deliveries.find(({ state }) => state === "uncertain");
  const objection =
    part === undefined ? "it has no uncertain part" : couldBeKnown(world, program, ended, part);
  if (objection === null) return;
  world.violations.push({
    kind: "uncertain",
    detail: `${nameOf(ended.subject)} ${ended.ref} called uncertain: ${objection}`,
  });
}

/** The run that gave up made one of its process's latest searches; which one, nobody can see from outside. */
function couldBeKnown(world: World, program: Program, edition: Edition, delivery: Delivery): string | null {
  const searches = world.observations.get(partKey(edition.ref, delivery.part))?.searches.get(program.owner);
  const latest = searches?.at(-1);
  if (searches === undefined || latest === undefined) return "it never searched";
  const objections = searches
    .filter(({ at }) => latest.at - at <= SAME_MOMENT_MS)
    .map((search) => objectionTo(world, search, edition, delivery));
  return objections.includes(null) ? null : (objections.at(-1) ?? null);
}

function objectionTo(world: World, search: Search, edition: Edition, delivery: Delivery): string | null {
  const { messages } = world.discord;
  const visibleMessage = messages.find(
    ({ marker, deleted, storedAt }) =>
      marker.edition === edition.ref && marker.part === delivery.part && !deleted && storedAt < search.at,
  );
  const clockWasFar = world.machine.worstOffset() > SEARCH_MARGIN_MS;
  if (search.kind === "found" && world.time.now() - search.at > SAME_MOMENT_MS)
    return "its search had found the message";
  if (search.kind === "absent" && visibleMessage !== undefined && !clockWasFar)
    return "the message is in the channel";
  const broke = world.machine.everDisturbed();
  const refusal = world.observations.get(partKey(edition.ref, delivery.part))?.refusal;
  if (refusal !== undefined || broke || world.machine.now() >= edition.deadline) return null;
  const elapsed = Date.parse(world.machine.now()) - Date.parse(delivery.firstAttemptAt ?? "");
  if (search.kind === "unsearchable") return "it could have searched again";
  return elapsed <= NONCE_WINDOW_MS ? "it could have been posted again" : null;
}
