import type { Instant } from "../../../src/domain/core/time.ts";
import type { EditionSubject } from "../../../src/domain/delivery/edition-subject.ts";
import { correctionOf, scheduled } from "../subjects.ts";
import type { Chance } from "./chance.ts";
import { type FaultRates, NO_FAULTS, type Planned, type World } from "./world.ts";

const MINUTE = 60_000;
/** Editions become due, and one-time faults happen, within this time. */
const BUSY_TIME = 24 * MINUTE;

export function drawFaultRates(chance: Chance): FaultRates {
  const some = (max: number) => (chance.happens(0.3) ? 0 : chance.between(0, max));
  return {
    crash: some(0.06),
    freeze: some(0.04),
    busy: some(0.15),
    post: some(0.8),
    find: some(0.5),
    compose: some(0.3),
    moderator: some(0.4),
  };
}

/** One to three editions of up to three parts, and sometimes a correction of the first. */
export function planEditions(chance: Chance, at: (ms: number) => Instant): Planned[] {
  const editions = Array.from({ length: chance.whole(1, 3) }, (_, n) =>
    plan(chance, at, scheduled(`s${n}`), null),
  );
  return chance.happens(0.4)
    ? [...editions, plan(chance, at, correctionOf("s0"), scheduled("s0"))]
    : editions;
}

function plan(
  chance: Chance,
  at: (ms: number) => Instant,
  subject: EditionSubject,
  corrects: EditionSubject | null,
): Planned {
  const due = chance.between(MINUTE / 2, corrects === null ? BUSY_TIME / 2 : BUSY_TIME);
  const deadline = at(due + chance.between(3 * MINUTE, 30 * MINUTE));
  const notBefore = at(due + (chance.happens(0.5) ? chance.between(0, 90_000) : 0));
  const library = { root: "/news", guild: "7001" };
  return {
    request: { subject, slot: at(due), library, channel: "900", late: false, notBefore, deadline },
    parts: corrects === null ? chance.whole(1, 3) : 1,
    silent: chance.happens(0.05),
    corrects,
  };
}

/** Schedules faults that happen at most once or twice in a run. Each of `stops` crashes one process. */
export function scheduleFaults(world: World, stops: readonly (() => void)[]): void {
  const { chance, discord, machine } = world;
  const sometime = (probability: number, what: string, event: () => void) => {
    if (!chance.happens(probability)) return;
    world.time.after(chance.between(0, BUSY_TIME), () => {
      world.note("world", () => what);
      event();
    });
  };
  const forAWhile = (probability: number, what: string, set: (working: boolean) => void) =>
    sometime(probability, what, () => {
      set(false);
      world.time.after(chance.between(10_000, 15 * MINUTE), () => set(true));
    });
  for (const probability of [0.3, 0.15])
    sometime(probability, "the clock is set", () => machine.jump(drawJump(chance)));
  forAWhile(0.1, "posting is forbidden", (working) => {
    discord.allowed.post = working;
  });
  forAWhile(0.15, "the history is closed", (working) => {
    discord.allowed.read = working;
  });
  sometime(0.04, "the channel is deleted", () => {
    discord.allowed.exists = false;
  });
  outage(world, sometime);
  sometime(0.12, "the power fails", () => {
    for (const stop of stops) stop();
    // A machine can have been up for longer than the one before when its clock was read.
    machine.restart(chance.happens(0.5) ? 0 : chance.between(86_400_000, 3 * 86_400_000));
    if (chance.happens(0.5)) machine.jump(drawJump(chance));
  });
}

function outage(
  world: World,
  sometime: (probability: number, what: string, event: () => void) => void,
): void {
  const usualRates = world.faultRates;
  sometime(0.2, "Discord is down", () => {
    world.faultRates = { ...usualRates, post: 1, find: 1 };
    world.time.after(world.chance.between(10_000, 15 * MINUTE), () => {
      if (world.faultRates !== NO_FAULTS) world.faultRates = usualRates;
    });
  });
}

/** Most jumps are seconds or minutes; a few are hours or a day. */
function drawJump(chance: Chance): number {
  const size = chance.pick({ seconds: 3, minutes: 5, hours: 1 });
  const max = { seconds: 10_000, minutes: 30 * MINUTE, hours: 26 * 60 * MINUTE }[size];
  return chance.between(-max, max);
}
