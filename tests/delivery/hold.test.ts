import { expect, test } from "vitest";
import type { Hold } from "../../src/domain/delivery/hold.ts";
import type { Compose } from "../../src/domain/delivery/outbox.ts";
import { faultFreeWorld, passTime, passTimeUntilDone, request, startProcess } from "./fault-free-world.ts";
import type { World } from "./simulation/world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SHOWN = { at: "2024-03-05T06:00:00.000Z", title: "Brief", claims: [] };

const inMs = (world: World, ms: number) => new Date(Date.parse(world.machine.now()) + ms).toISOString();

/** Composes an edition of two parts that waits. */
function composeWithHold(hold: Hold): Compose {
  return async ({ ref }) => {
    const part = (n: number) => ({ body: { edition: ref, part: n, text: `part ${n}` } });
    return { kind: "parts", parts: [part(0), part(1)], shown: SHOWN, hold };
  };
}

const unwanted: Compose = () => Promise.reject(new Error("composed again"));

/** A held edition, with the process that wrote it. */
async function writeOnHold(world: World, hold: Hold, deadline = inMs(world, 24 * HOUR)) {
  const writer = startProcess(world, "writer");
  const due = request(world, { deadline });
  const outcome = await passTimeUntilDone(world, writer.outbox.run(due, composeWithHold(hold)));
  expect(outcome).toMatchObject({ kind: "on-hold", edition: { state: "on-hold", endedAt: null } });
  return { writer, due, ref: outcome.edition.ref };
}

const texts = (world: World) => world.discord.messages.map(({ text }) => text);

test("a held edition waits without a lease, and is posted once and as it was written when it is released", async () => {
  const world = faultFreeWorld();
  const { due, ref } = await writeOnHold(world, { until: inMs(world, 5 * HOUR), atEnd: "drop" });
  const other = startProcess(world, "other");
  await passTime(world, 3 * HOUR);
  expect(await passTimeUntilDone(world, other.outbox.run(due, unwanted))).toMatchObject({ kind: "on-hold" });
  expect(await passTimeUntilDone(world, other.outbox.recover(unwanted))).toEqual([]);
  expect(texts(world)).toEqual([]);
  const outcome = await passTimeUntilDone(world, other.outbox.release(ref, "ann"));
  expect(outcome).toMatchObject({ kind: "ended", edition: { ref, state: "delivered" } });
  expect(texts(world)).toEqual(["part 0", "part 1"]);
  expect(await passTimeUntilDone(world, other.outbox.release(ref, "bob"))).toBeNull();
  expect(await passTimeUntilDone(world, other.outbox.withdraw(ref, "bob"))).toBeNull();
  expect(texts(world)).toHaveLength(2);
});

test("a withdrawn edition is never posted", async () => {
  const world = faultFreeWorld();
  const { writer, due, ref } = await writeOnHold(world, { until: inMs(world, HOUR), atEnd: "send" });
  expect(await passTimeUntilDone(world, writer.outbox.withdraw(ref, "ann"))).toMatchObject({
    kind: "ended",
    edition: { state: "withdrawn" },
  });
  expect(writer.events.map(({ name }) => name)).toEqual(["edition.withdrawn"]);
  expect(await passTimeUntilDone(world, writer.outbox.release(ref, "bob"))).toBeNull();
  await passTime(world, 2 * HOUR);
  expect(await passTimeUntilDone(world, writer.outbox.recover(unwanted))).toEqual([]);
  expect(await passTimeUntilDone(world, writer.outbox.run(due, unwanted))).toMatchObject({ kind: "taken" });
  expect(texts(world)).toEqual([]);
});

test.each([
  { atEnd: "send", state: "delivered", messages: 2 },
  { atEnd: "drop", state: "withdrawn", messages: 0 },
] as const)("at the end of its hold it is $state if the hold says $atEnd, by one process", async (step) => {
  const world = faultFreeWorld();
  await writeOnHold(world, { until: inMs(world, HOUR), atEnd: step.atEnd });
  const both = [startProcess(world, "a"), startProcess(world, "b")];
  await passTime(world, HOUR - MINUTE);
  const recoverBoth = () =>
    passTimeUntilDone(world, Promise.all(both.map(({ outbox }) => outbox.recover(unwanted))));
  expect((await recoverBoth()).flat()).toEqual([]);
  await passTime(world, MINUTE);
  const outcomes = (await recoverBoth()).flat();
  expect(outcomes.filter(({ kind }) => kind === "ended")).toMatchObject([{ edition: { state: step.state } }]);
  expect(texts(world)).toHaveLength(step.messages);
});

test("past its deadline it is missed, whatever the hold says", async () => {
  const world = faultFreeWorld();
  const hold = { until: inMs(world, 5 * HOUR), atEnd: "send" } as const;
  const { writer } = await writeOnHold(world, hold, inMs(world, HOUR));
  await passTime(world, HOUR);
  expect(await passTimeUntilDone(world, writer.outbox.recover(unwanted))).toMatchObject([
    { kind: "ended", edition: { state: "missed" } },
  ]);
  expect(texts(world)).toEqual([]);
});

test("a release is carried out by another process if this one dies right after it", async () => {
  const world = faultFreeWorld();
  const { due, ref } = await writeOnHold(world, { until: inMs(world, 5 * HOUR), atEnd: "drop" });
  world.store.call({
    operation: "decideHold",
    args: [ref, { decision: "send", by: "ann", at: world.machine.now() }],
  });
  const next = startProcess(world, "next");
  expect(await passTimeUntilDone(world, next.outbox.recover(unwanted))).toMatchObject([
    { kind: "ended", edition: { state: "delivered" } },
  ]);
  expect(await passTimeUntilDone(world, next.outbox.run(due, unwanted))).toMatchObject({ kind: "taken" });
  expect(texts(world)).toEqual(["part 0", "part 1"]);
});
