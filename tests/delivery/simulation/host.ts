import { createOutbox, type OutboxDeps } from "../../../src/delivery/outbox.ts";
import { Fault } from "../../../src/domain/core/fault.ts";
import type { Edition } from "../../../src/domain/delivery/edition.ts";
import type { EditionSubject } from "../../../src/domain/delivery/edition-subject.ts";
import type { Composition, Outbox } from "../../../src/domain/delivery/outbox.ts";
import { detail } from "../../../src/domain/texts/reasons.ts";
import { type Program, startProgram } from "./program.ts";
import { simulatedSender } from "./simulated-sender.ts";
import { type SimulatedStore, simulatedStore } from "./simulated-store.ts";
import { nameOf, type Planned, type World } from "./world.ts";

/** The baseline of the benchmark knows no holds. */
type TestedOutbox = Pick<Outbox, "run" | "recover"> & Partial<Pick<Outbox, "release" | "withdraw">>;

/** Makes the outbox under test: the product's, or a mutant. */
export type MakeOutbox = (options: OutboxDeps, world: World) => TestedOutbox;

export const productOutbox: MakeOutbox = (options) => createOutbox(options);

/** Composing failed; the edition is composed again later. */
class NotWritten extends Error {}

/** Starts a process, and restarts it some time after each crash. The returned function crashes it. */
export function keepRunning(world: World, name: string, makeOutbox: MakeOutbox): () => void {
  let starts = 0;
  let program: Program | null = null;
  const start = () => {
    program = startProgram(`${name}.${++starts}`, world, () => {
      world.note(`${name}.${starts}`, () => "dies");
      world.time.after(downtime(world), start);
    });
    world.note(program.owner, () => "starts");
    runProgram(world, program, makeOutbox);
  };
  world.time.after(world.chance.between(0, 60_000), start);
  return () => program?.crash();
}

/** Most restarts take seconds; some last until Discord has forgotten the nonce. */
function downtime({ chance }: World): number {
  return chance.happens(0.6) ? chance.between(500, 30_000) : chance.between(30_000, 900_000);
}

/** Periodically recovers unfinished editions and runs those that are due, as the product's own loop does. */
function runProgram(world: World, program: Program, makeOutbox: MakeOutbox): void {
  const { clock } = program;
  const store = simulatedStore(world, program);
  const sender = simulatedSender(world, program);
  const { bytes: random } = world.chance;
  const events = { emit: (_level: string, name: string) => world.note(program.owner, () => name) };
  const outbox = makeOutbox({ store, sender, clock, events, random, owner: program.owner }, world);
  const write = (edition: Edition) => compose(world, program, store, edition);
  const startedEditions = new Set<Planned>();
  const decided = new Set<string>();
  const round = (): void => {
    watch(world, program, outbox.recover(write));
    for (const planned of world.planned) {
      if (startedEditions.has(planned) || planned.request.slot > clock.now()) continue;
      startedEditions.add(planned);
      watch(world, program, outbox.run(planned.request, write));
    }
    carryOutDecisions(world, program, outbox, decided);
    program.deliver(world.chance.between(20_000, 90_000), round);
  };
  round();
}

/** Both processes may carry out a decision, at different times; only the first counts. */
function carryOutDecisions(world: World, program: Program, outbox: TestedOutbox, decided: Set<string>): void {
  for (const [ref, { decision }] of world.holds) {
    if (decision === null || decision.atMs > world.time.now() || decided.has(ref)) continue;
    decided.add(ref);
    if (decision.send) world.released.add(ref);
    const decide = decision.send ? outbox.release : outbox.withdraw;
    watch(world, program, decide?.(ref, "a person") ?? Promise.resolve());
  }
}

/** After an expected fault the edition is recovered later; any other error is a defect. */
function watch(world: World, program: Program, work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    const expected = error instanceof NotWritten || (error instanceof Fault && error.code === "store-busy");
    world.note(program.owner, () => `gives up for now: ${error}`);
    if (!expected) world.violations.push({ kind: "defect", detail: String(error) });
  });
}

async function compose(
  world: World,
  program: Program,
  store: SimulatedStore,
  edition: Edition,
): Promise<Composition> {
  const { chance, faultRates, planned } = world;
  const { subject, slot, ref } = edition;
  const name = nameOf(subject);
  const plan = planned.find(({ request }) => nameOf(request.subject) === name && request.slot === slot);
  const ms = chance.happens(0.2) ? chance.between(10_000, 240_000) : chance.between(10, 2_000);
  await program.clock.sleep(ms);
  if (chance.happens(faultRates.compose)) throw new NotWritten("the model gave up");
  if (plan === undefined || plan.silent) return { kind: "silent", reason: detail("nothing new") };
  if (plan.corrects !== null) return correction(store, plan.corrects, ref);
  const body = (part: number) => ({ body: { edition: ref, part, text: `${name} ${part}` } });
  const [first = body(0), ...rest] = Array.from({ length: plan.parts }, (_, part) => body(part));
  const parts = { kind: "parts", parts: [first, ...rest], shown: shownAt(edition) } as const;
  if (plan.hold === null) return parts;
  world.holds.set(ref, plan.hold);
  return { ...parts, hold: plan.hold.hold };
}

async function correction(
  store: SimulatedStore,
  corrected: EditionSubject,
  ref: string,
): Promise<Composition> {
  const last = await store.lastDelivered(corrected);
  const message = last === null ? null : ((await store.deliveries(last.ref))[0]?.message ?? null);
  if (last === null || message === null) return { kind: "silent", reason: detail("nothing to correct") };
  const part = { body: { edition: ref, part: 0, text: ref }, edits: message };
  return { kind: "parts", parts: [part], shown: shownAt(last) };
}

const shownAt = ({ createdAt }: Edition) => ({ at: createdAt, title: "Brief", claims: [] });
