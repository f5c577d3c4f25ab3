import { createRandom } from "../../../bench/lib/random.ts";
import type { EditionState } from "../../../src/domain/delivery.ts";
import { instantAfter } from "../../../src/domain/time.ts";
import { createChance } from "./chance.ts";
import { checkRun } from "./check-run.ts";
import { createDiscordModel } from "./discord-model.ts";
import { asBuilt, keepRunning, type MakeOutbox } from "./host.ts";
import { createMachine, trueInstant } from "./machine.ts";
import { openMemoryStore } from "./memory-store.ts";
import { drawTroubles, planEditions, scheduleTroubles } from "./troubles.ts";
import { createVirtualTime } from "./virtual-time.ts";
import { NO_TROUBLES, type Violation, type World } from "./world.ts";

const MINUTE = 60_000;
/** Troubles end, and what is unfinished has this long to come to its end. */
const HEALED_AT = 30 * MINUTE;
const LONGEST = 300 * MINUTE;
/** Whatever is frozen or on its way when all has ended arrives in this time. */
const AFTERMATH = 20 * MINUTE;
/** "The past few minutes": longer than we count on, and different in each run. */
const NONCE_MS = { least: 150_000, most: 420_000 };

export interface Run {
  readonly violations: readonly Violation[];
  readonly states: readonly EditionState[];
  /** Empty unless it was asked for. */
  readonly history: readonly string[];
}

/** One run over the real outbox and store; the same seed is the same run. */
export async function simulate(
  seed: number,
  { makeOutbox = asBuilt, withHistory = false }: { makeOutbox?: MakeOutbox; withHistory?: boolean } = {},
): Promise<Run> {
  const history: string[] = [];
  const world = createWorld(seed, withHistory ? (line) => history.push(line) : null);
  try {
    const stops = ["a", "b"].map((name) => keepRunning(world, name, makeOutbox));
    scheduleTroubles(world, stops);
    world.time.after(HEALED_AT, () => heal(world));
    const allEnded = () => world.time.now() > HEALED_AT && world.store.endedCount() >= world.planned.length;
    await world.time.pass(LONGEST, allEnded);
    await world.time.pass(world.time.now() + AFTERMATH, () => false);
    const states = checkRun(world).map(({ state }) => state);
    return { violations: world.violations, states, history };
  } finally {
    world.store.close();
  }
}

export function createWorld(seed: number, keep: ((line: string) => void) | null): World {
  const chance = createChance(createRandom(seed));
  const time = createVirtualTime();
  const machine = createMachine(time);
  return {
    time,
    machine,
    discord: createDiscordModel(time, chance.between(NONCE_MS.least, NONCE_MS.most)),
    store: openMemoryStore(),
    chance,
    troubles: drawTroubles(chance),
    planned: planEditions(chance, (ms) => instantAfter(trueInstant(time), ms)),
    seen: new Map(),
    violations: [],
    note(who, line) {
      keep?.(
        `${(time.now() / 1000).toFixed(3).padStart(10)} ${machine.now().slice(11, 23)} ${who.padEnd(9)} ${line()}`,
      );
    },
  };
}

function heal(world: World): void {
  world.note("world", () => "all troubles end");
  world.troubles = NO_TROUBLES;
  world.discord.allowed.post = true;
  world.discord.allowed.read = true;
  world.machine.putRight();
}
