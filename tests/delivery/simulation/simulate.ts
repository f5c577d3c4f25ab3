import { createRandom } from "../../../bench/lib/generate/random.ts";
import { instantAfter } from "../../../src/domain/core/time.ts";
import type { EditionState } from "../../../src/domain/delivery/edition.ts";
import { createChance } from "./chance.ts";
import { checkRun } from "./check-run.ts";
import { createDiscordModel } from "./discord-model.ts";
import { drawFaultRates, planEditions, scheduleFaults } from "./faults.ts";
import { keepRunning, type MakeOutbox, productOutbox } from "./host.ts";
import { createMachine, trueInstant } from "./machine.ts";
import { openMemoryStore } from "./memory-store.ts";
import { createVirtualTime } from "./virtual-time.ts";
import { NO_FAULTS, type Violation, type World } from "./world.ts";

const MINUTE = 60_000;
/** After this, no more faults happen, so that every edition can end by MAX_DURATION. */
const FAULTS_END_AT = 30 * MINUTE;
const MAX_DURATION = 300 * MINUTE;
/** Extra time for requests still on their way and processes still frozen when all editions have ended. */
const AFTERMATH = 20 * MINUTE;
/** How long Discord remembers nonces ("the past few minutes"): longer than the product relies on, different in each run. */
const NONCE_MS = { min: 150_000, max: 420_000 };

export interface Run {
  readonly violations: readonly Violation[];
  readonly states: readonly EditionState[];
  /** Empty unless `withHistory` is set. */
  readonly history: readonly string[];
}

/** One run of the real outbox and store; the same seed gives the same run. */
export async function simulate(
  seed: number,
  {
    makeOutbox = productOutbox,
    withHistory = false,
  }: { makeOutbox?: MakeOutbox; withHistory?: boolean } = {},
): Promise<Run> {
  const history: string[] = [];
  const world = createWorld(seed, withHistory ? (line) => history.push(line) : null);
  try {
    const stops = ["a", "b"].map((name) => keepRunning(world, name, makeOutbox));
    scheduleFaults(world, stops);
    world.time.after(FAULTS_END_AT, () => endFaults(world));
    const allEnded = () =>
      world.time.now() > FAULTS_END_AT && world.store.endedCount() >= world.planned.length;
    await world.time.pass(MAX_DURATION, allEnded);
    await world.time.pass(world.time.now() + AFTERMATH, () => false);
    const states = checkRun(world).map(({ state }) => state);
    return { violations: world.violations, states, history };
  } finally {
    world.store.close();
  }
}

export function createWorld(seed: number, record: ((line: string) => void) | null): World {
  const chance = createChance(createRandom(seed));
  const time = createVirtualTime();
  const machine = createMachine(time);
  return {
    time,
    machine,
    discord: createDiscordModel(time, chance.between(NONCE_MS.min, NONCE_MS.max)),
    store: openMemoryStore(machine.hostTime),
    chance,
    faultRates: drawFaultRates(chance),
    planned: planEditions(chance, (ms) => instantAfter(trueInstant(time), ms)),
    observations: new Map(),
    violations: [],
    note(who, line) {
      record?.(
        `${(time.now() / 1000).toFixed(3).padStart(10)} ${machine.now().slice(11, 23)} ${who.padEnd(9)} ${line()}`,
      );
    },
  };
}

function endFaults(world: World): void {
  world.note("world", () => "all faults end");
  world.faultRates = NO_FAULTS;
  world.discord.allowed.post = true;
  world.discord.allowed.read = true;
  world.machine.correctClock();
}
