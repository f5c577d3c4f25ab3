import { createOutbox } from "../../src/delivery/outbox.ts";
import type { EditionRequest } from "../../src/domain/delivery/edition.ts";
import type { MessageSender } from "../../src/domain/delivery/message-sender.ts";
import { startProgram } from "./simulation/program.ts";
import { createWorld } from "./simulation/simulate.ts";
import { simulatedSender } from "./simulation/simulated-sender.ts";
import { type SimulatedStore, simulatedStore } from "./simulation/simulated-store.ts";
import { NO_FAULTS, type World } from "./simulation/world.ts";
import { scheduled } from "./subjects.ts";

const HOUR = 3_600_000;

/** A simulated world without random faults. */
export function faultFreeWorld(): World {
  const world = createWorld(1, null);
  world.faultRates = NO_FAULTS;
  return world;
}

/** A process in that world; `overrides` replaces methods of its sender or store. */
export function startProcess(
  world: World,
  owner: string,
  overrides: { sender?: Partial<MessageSender>; store?: Partial<SimulatedStore> } = {},
) {
  const program = startProgram(owner, world, () => undefined);
  const usualSender = simulatedSender(world, program);
  const store = { ...simulatedStore(world, program), ...overrides.store };
  const events: { level: string; name: string }[] = [];
  const outbox = createOutbox({
    store,
    sender: { ...usualSender, ...overrides.sender },
    clock: program.clock,
    events: { emit: (level, name) => events.push({ level, name }) },
    random: world.chance.bytes,
    owner,
  });
  return { program, outbox, store, events, usual: usualSender };
}

export function request(world: World, more: Partial<EditionRequest> = {}): EditionRequest {
  const now = Date.parse(world.machine.now());
  return {
    subject: scheduled("morning"),
    slot: new Date(now).toISOString(),
    library: { root: "/news", guild: "7001" },
    channel: "900",
    late: false,
    notBefore: new Date(now).toISOString(),
    deadline: new Date(now + HOUR).toISOString(),
    ...more,
  };
}

/** Passes virtual time until the work is done, at most a day. */
export async function passTimeUntilDone<T>(world: World, work: Promise<T>): Promise<T> {
  let settled = false;
  const watched = work.finally(() => {
    settled = true;
  });
  watched.catch(() => undefined);
  await world.time.pass(world.time.now() + 24 * HOUR, () => settled);
  if (!settled) throw new Error("a day was not enough");
  return watched;
}

export async function passTime(world: World, ms: number): Promise<void> {
  world.time.after(ms, () => undefined);
  await world.time.pass(world.time.now() + ms, () => false);
}
