import { describe, expect, test } from "vitest";
import { Fault } from "../../src/domain/core/fault.ts";
import type { MessagePart, PostOutcome } from "../../src/domain/delivery/message-sender.ts";
import type { Compose } from "../../src/domain/delivery/outbox.ts";
import { detail } from "../../src/domain/texts/reasons.ts";
import { faultFreeWorld, passTime, passTimeUntilDone, request, startProcess } from "./fault-free-world.ts";
import { correctionOf, scheduled } from "./subjects.ts";

const SHOWN = { at: "2024-03-05T06:00:00.000Z", title: "Brief", claims: [] };

/** Composes an edition of `count` parts. */
function parts(count: number): Compose {
  return async ({ ref }) => {
    const part = (n: number): MessagePart => ({ body: { edition: ref, part: n, text: `part ${n}` } });
    return {
      kind: "parts",
      parts: [part(0), ...Array.from({ length: count - 1 }, (_, n) => part(n + 1))],
      shown: SHOWN,
    };
  };
}

const edits = (message: string): Compose => {
  return async ({ ref }) => {
    const part = { body: { edition: ref, part: 0, text: "corrected" }, edits: message };
    return { kind: "parts", parts: [part], shown: SHOWN };
  };
};

describe("an edition", () => {
  test("is composed, stored with its claims, posted part by part, and never posted again", async () => {
    const world = faultFreeWorld();
    const { outbox, store, events } = startProcess(world, "a");
    const editionRequest = request(world);
    const outcome = await passTimeUntilDone(world, outbox.run(editionRequest, parts(3)));
    expect(outcome).toMatchObject({
      kind: "ended",
      refused: null,
      edition: { ...editionRequest, state: "delivered", reason: null },
    });
    const { ref } = outcome.edition;
    expect(ref).toMatch(/^[\w-]{16}$/);
    expect(world.discord.messages.map(({ text, nonce }) => [text, nonce])).toEqual([
      ["part 0", `${ref}-0`],
      ["part 1", `${ref}-1`],
      ["part 2", `${ref}-2`],
    ]);
    expect(world.store.call({ operation: "shown", args: [editionRequest.library, ref] })).toEqual(SHOWN);
    const deliveries = await passTimeUntilDone(world, store.deliveries(ref));
    expect(deliveries.map(({ state, message, attempts }) => [state, message, attempts])).toEqual([
      ["sent", "m1", 1],
      ["sent", "m2", 1],
      ["sent", "m3", 1],
    ]);
    expect(await passTimeUntilDone(world, outbox.run(editionRequest, parts(3)))).toMatchObject({
      kind: "taken",
      retryInMs: null,
    });
    expect(await passTimeUntilDone(world, outbox.recover(parts(3)))).toEqual([]);
    expect(world.discord.messages).toHaveLength(3);
    expect(events).toEqual([{ level: "info", name: "edition.delivered" }]);
  });

  test("is recorded as silent, missed or late", async () => {
    const world = faultFreeWorld();
    const { outbox } = startProcess(world, "a");
    const silent = outbox.run(request(world), async () => ({
      kind: "silent",
      reason: detail("nothing new"),
    }));
    expect(await passTimeUntilDone(world, silent)).toMatchObject({
      edition: { state: "silent", reason: "nothing new" },
    });
    const missed = outbox.recordMissed(
      request(world, { subject: scheduled("noon"), late: true }),
      detail("the bot was down"),
    );
    expect(await passTimeUntilDone(world, missed)).toMatchObject({
      edition: { state: "missed", reason: "the bot was down", late: true },
    });
    const over = request(world, { subject: scheduled("night"), deadline: world.machine.now() });
    expect(await passTimeUntilDone(world, outbox.run(over, parts(1)))).toMatchObject({
      edition: { state: "missed" },
    });
    expect(world.discord.messages).toEqual([]);
  });

  test("composed ahead of its slot is posted at the slot, not before", async () => {
    const world = faultFreeWorld();
    const { outbox, program } = startProcess(world, "a");
    const notBefore = new Date(Date.parse(world.machine.now()) + 300_000).toISOString();
    const run = outbox.run(request(world, { notBefore }), parts(1));
    await passTime(world, 299_000);
    expect(world.discord.messages).toEqual([]);
    expect(await passTimeUntilDone(world, startProcess(world, "b").outbox.recover(parts(1)))).toMatchObject([
      { kind: "taken" },
    ]);
    expect(await passTimeUntilDone(world, run)).toMatchObject({ edition: { state: "delivered" } });
    expect(world.discord.messages).toMatchObject([{ storedAt: expect.closeTo(300_200, -3) }]);
    expect(program.isAlive()).toBe(true);
  });

  test("keeps its lease while it is composed; after an error in composing it is recovered later", async () => {
    const world = faultFreeWorld();
    const [a, b] = [startProcess(world, "a"), startProcess(world, "b")];
    const editionRequest = request(world);
    const writing = a.outbox.run(editionRequest, async (edition) => {
      await a.program.clock.sleep(600_000);
      return parts(1)(edition);
    });
    await passTime(world, 590_000);
    expect(await passTimeUntilDone(world, b.outbox.run(editionRequest, parts(2)))).toMatchObject({
      kind: "taken",
    });
    expect(await passTimeUntilDone(world, writing)).toMatchObject({ edition: { state: "delivered" } });

    const again = request(world, { subject: scheduled("noon") });
    const failed = a.outbox.run(again, () => Promise.reject(new Error("no model")));
    await expect(passTimeUntilDone(world, failed)).rejects.toThrow("no model");
    await passTime(world, 61_000);
    expect(await passTimeUntilDone(world, b.outbox.recover(parts(1)))).toMatchObject([
      { edition: { state: "delivered" } },
    ]);
  });
});

describe("a part that fails", () => {
  test("is retried no sooner than Discord asked, and earlier parts are not sent again", async () => {
    const world = faultFreeWorld();
    const times: number[] = [];
    const a = startProcess(world, "a", {
      sender: {
        post: async (...args) => {
          times.push(world.time.now());
          if (times.length === 2) return { kind: "not-posted", detail: detail("429"), retryAfterMs: 400_000 };
          return a.usual.post(...args);
        },
      },
    });
    expect(await passTimeUntilDone(world, a.outbox.run(request(world), parts(3)))).toMatchObject({
      edition: { state: "delivered" },
    });
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThanOrEqual(400_000);
    expect(world.discord.messages.map(({ text }) => text)).toEqual(["part 0", "part 1", "part 2"]);
  });

  test("past its deadline makes the edition missed, or failed if earlier parts were posted", async () => {
    const world = faultFreeWorld();
    const down: PostOutcome = { kind: "not-posted", detail: detail("no connection") };
    const a = startProcess(world, "a", { sender: { post: async () => down } });
    const outcome = await passTimeUntilDone(world, a.outbox.run(request(world), parts(2)));
    expect(outcome).toMatchObject({
      edition: { state: "missed", reason: "part 1 of 2: not posted in time (no connection)" },
    });
    let posts = 0;
    const b = startProcess(world, "b", {
      sender: { post: (...args) => (++posts === 1 ? b.usual.post(...args) : Promise.resolve(down)) },
    });
    const half = await passTimeUntilDone(
      world,
      b.outbox.run(request(world, { subject: scheduled("noon") }), parts(2)),
    );
    expect(half).toMatchObject({
      edition: { state: "failed", reason: "part 2 of 2: not posted in time (no connection)" },
    });
  });

  test.each(["forbidden", "gone", "invalid"] as const)(
    "with a refusal (%s) fails the edition",
    async (why) => {
      const world = faultFreeWorld();
      const refusal = { kind: "refused", why, code: 50013, detail: detail("Missing Permissions") } as const;
      const { outbox, events } = startProcess(world, "a", { sender: { post: async () => refusal } });
      const outcome = await passTimeUntilDone(world, outbox.run(request(world), parts(1)));
      expect(outcome).toMatchObject({
        refused: why,
        edition: { state: "failed", reason: `${why} (Missing Permissions)` },
      });
      expect(events).toEqual([{ level: "error", name: "edition.failed" }]);
    },
  );
});

describe("a part with an uncertain outcome", () => {
  const noAnswer: PostOutcome = { kind: "unknown", detail: detail("timeout") };

  test("is found in the channel history", async () => {
    const world = faultFreeWorld();
    const a = startProcess(world, "a", {
      sender: {
        post: async (...args) => {
          await a.usual.post(...args);
          return noAnswer;
        },
      },
    });
    expect(await passTimeUntilDone(world, a.outbox.run(request(world), parts(2)))).toMatchObject({
      edition: { state: "delivered" },
    });
    expect(world.discord.messages).toHaveLength(2);
  });

  test("is posted again under its nonce while the nonce is valid, even when the history is unreadable", async () => {
    const world = faultFreeWorld();
    world.discord.allowed.read = false;
    const nonces: string[] = [];
    const a = startProcess(world, "a", {
      sender: {
        post: async (...args) => {
          nonces.push(args[2]);
          const outcome = await a.usual.post(...args);
          return nonces.length === 1 ? noAnswer : outcome;
        },
      },
    });
    expect(await passTimeUntilDone(world, a.outbox.run(request(world), parts(1)))).toMatchObject({
      edition: { state: "delivered" },
    });
    expect(nonces).toHaveLength(2);
    expect(new Set(nonces).size).toBe(1);
    expect(world.discord.messages).toHaveLength(1);
  });

  test("deleted by a moderator at once is not posted again; the next part is", async () => {
    const world = faultFreeWorld();
    let posts = 0;
    const a = startProcess(world, "a", {
      sender: {
        post: async (...args) => {
          const outcome = await a.usual.post(...args);
          posts += 1;
          if (posts > 1) return outcome;
          world.discord.delete("m1");
          return noAnswer;
        },
      },
    });
    expect(await passTimeUntilDone(world, a.outbox.run(request(world), parts(2)))).toMatchObject({
      edition: { state: "delivered", reason: "the message was deleted in Discord" },
    });
    expect(world.discord.messages.map(({ text }) => text)).toEqual(["part 0", "part 1"]);
  });

  test("deleted by a moderator is not posted again after a crash", async () => {
    const world = faultFreeWorld();
    const a = startProcess(world, "a", {
      sender: {
        post: async (...args) => {
          await a.usual.post(...args);
          a.program.crash();
          return new Promise(() => undefined);
        },
      },
    });
    void a.outbox.run(request(world), parts(1));
    await passTime(world, 300_000);
    world.discord.delete("m1");
    const b = startProcess(world, "b");
    const [outcome] = await passTimeUntilDone(world, b.outbox.recover(parts(1)));
    expect(outcome).toMatchObject({
      edition: { state: "uncertain", reason: "may or may not have been posted (not found in the channel)" },
    });
    expect(b.events).toEqual([{ level: "error", name: "edition.uncertain" }]);
    await passTime(world, 3_600_000);
    expect(await passTimeUntilDone(world, b.outbox.recover(parts(1)))).toEqual([]);
    expect(world.discord.messages).toHaveLength(1);
  });

  test.each([
    { what: "when the clock is set back", restart: false },
    { what: "when the machine was restarted, whatever its clocks say", restart: true },
  ])("is not posted twice $what", async ({ restart }) => {
    const world = faultFreeWorld();
    const ticksMs = world.machine.monotonicMs();
    const a = startProcess(world, "a", {
      sender: {
        post: async (...args) => {
          await a.usual.post(...args);
          a.program.crash();
          return new Promise(() => undefined);
        },
      },
    });
    void a.outbox.run(request(world), parts(1));
    await passTime(world, 900_000);
    world.discord.delete("m1");
    world.machine.jump(-830_000);
    if (restart) world.machine.restart(ticksMs + 70_000);
    const b = startProcess(world, "b");
    expect(await passTimeUntilDone(world, b.outbox.recover(parts(1)))).toMatchObject([
      { edition: { state: "uncertain" } },
    ]);
    expect(world.discord.messages).toHaveLength(1);
  });
});

describe("an edit", () => {
  test("replaces the message; an edit of a deleted message ends without an error", async () => {
    const world = faultFreeWorld();
    const { outbox, events } = startProcess(world, "a");
    await passTimeUntilDone(world, outbox.run(request(world), parts(1)));
    const correct = (n: number) =>
      passTimeUntilDone(world, outbox.run(request(world, { subject: correctionOf(`${n}`) }), edits("m1")));
    expect(await correct(1)).toMatchObject({ edition: { state: "delivered", reason: null } });
    expect(world.discord.messages).toMatchObject([{ text: "corrected" }]);
    world.discord.delete("m1");
    expect(await correct(2)).toMatchObject({
      refused: null,
      edition: { state: "delivered", reason: "the message was deleted in Discord" },
    });
    expect(events.map(({ level }) => level)).toEqual(["info", "info", "info"]);
    expect(world.discord.messages).toHaveLength(1);
  });

  test("that is waiting is superseded by a later one", async () => {
    const world = faultFreeWorld();
    const a = startProcess(world, "a");
    await passTimeUntilDone(world, a.outbox.run(request(world), parts(1)));
    let attempts = 0;
    const b = startProcess(world, "b", {
      sender: {
        edit: (...args) =>
          ++attempts === 1
            ? Promise.resolve({ kind: "not-edited", detail: detail("500") })
            : b.usual.edit(...args),
      },
    });
    const older = b.outbox.run(request(world, { subject: correctionOf("1") }), edits("m1"));
    await passTime(world, 300);
    await passTimeUntilDone(world, a.outbox.run(request(world, { subject: correctionOf("2") }), edits("m1")));
    expect(await passTimeUntilDone(world, older)).toMatchObject({
      edition: { reason: "replaced by a later edit" },
    });
    expect(attempts).toBe(1);
  });
});

test("a busy store is retried a few times; then the fault is thrown and the edition left for later", async () => {
  const world = faultFreeWorld();
  let calls = 0;
  const busy = async () => {
    calls += 1;
    throw new Fault("store-busy", detail("busy"));
  };
  const a = startProcess(world, "a", { store: { saveParts: busy } });
  const run = passTimeUntilDone(world, a.outbox.run(request(world), parts(1)));
  await expect(run).rejects.toMatchObject({ code: "store-busy" });
  expect(calls).toBe(5);
  await passTime(world, 61_000);
  const b = startProcess(world, "b");
  expect(await passTimeUntilDone(world, b.outbox.recover(parts(1)))).toMatchObject([
    { edition: { state: "delivered" } },
  ]);
});
