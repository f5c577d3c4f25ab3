import { describe, expect, test } from "vitest";
import type { Compose, PostOutcome, RenderedPart } from "../../src/domain/delivery.ts";
import { Fault } from "../../src/domain/fault.ts";
import { done, pass, quietWorld, request, startProcess } from "./quiet.ts";

const SHOWN = { at: "2024-03-05T06:00:00.000Z", title: "Brief", claims: [] };

/** Writes that many parts at once. */
function parts(count: number): Compose {
  return async ({ ref }) => {
    const part = (n: number): RenderedPart => ({ body: { edition: ref, part: n, text: `part ${n}` } });
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
  test("is written, kept with its claims, posted part by part, and never again", async () => {
    const world = quietWorld();
    const { outbox, store, events } = startProcess(world, "a");
    const asked = request(world);
    const outcome = await done(world, outbox.run(asked, parts(3)));
    expect(outcome).toMatchObject({
      kind: "ended",
      refused: null,
      edition: { ...asked, state: "delivered", reason: null },
    });
    const { ref } = outcome.edition;
    expect(ref).toMatch(/^[\w-]{16}$/);
    expect(world.discord.messages.map(({ text, nonce }) => [text, nonce])).toEqual([
      ["part 0", `${ref}-0`],
      ["part 1", `${ref}-1`],
      ["part 2", `${ref}-2`],
    ]);
    expect(world.store.call({ operation: "shown", taken: [asked.library, ref] })).toEqual(SHOWN);
    const deliveries = await done(world, store.deliveries(ref));
    expect(deliveries.map(({ state, message, tries }) => [state, message, tries])).toEqual([
      ["sent", "m1", 1],
      ["sent", "m2", 1],
      ["sent", "m3", 1],
    ]);
    expect(await done(world, outbox.run(asked, parts(3)))).toMatchObject({ kind: "taken", until: null });
    expect(await done(world, outbox.recover(parts(3)))).toEqual([]);
    expect(world.discord.messages).toHaveLength(3);
    expect(events).toEqual([{ level: "info", name: "edition.delivered" }]);
  });

  test("is silent, missed or late on record", async () => {
    const world = quietWorld();
    const { outbox } = startProcess(world, "a");
    const silent = outbox.run(request(world), async () => ({ kind: "silent", reason: "nothing new" }));
    expect(await done(world, silent)).toMatchObject({ edition: { state: "silent", reason: "nothing new" } });
    const missed = outbox.miss(request(world, { schedule: "noon", late: true }), "the bot was down");
    expect(await done(world, missed)).toMatchObject({
      edition: { state: "missed", reason: "the bot was down", late: true },
    });
    const over = request(world, { schedule: "night", deadline: world.machine.now() });
    expect(await done(world, outbox.run(over, parts(1)))).toMatchObject({ edition: { state: "missed" } });
    expect(world.discord.messages).toEqual([]);
  });

  test("written ahead of its time is posted at it, not before", async () => {
    const world = quietWorld();
    const { outbox, program } = startProcess(world, "a");
    const notBefore = new Date(Date.parse(world.machine.now()) + 300_000).toISOString();
    const run = outbox.run(request(world, { notBefore }), parts(1));
    await pass(world, 299_000);
    expect(world.discord.messages).toEqual([]);
    expect(await done(world, startProcess(world, "b").outbox.recover(parts(1)))).toMatchObject([
      { kind: "taken" },
    ]);
    expect(await done(world, run)).toMatchObject({ edition: { state: "delivered" } });
    expect(world.discord.messages).toMatchObject([{ storedAt: expect.closeTo(300_200, -3) }]);
    expect(program.isAlive()).toBe(true);
  });

  test("stays its writer's however long the writing takes; what the writing throws leaves it for later", async () => {
    const world = quietWorld();
    const [a, b] = [startProcess(world, "a"), startProcess(world, "b")];
    const asked = request(world);
    const writing = a.outbox.run(asked, async (edition) => {
      await a.program.clock.sleep(600_000);
      return parts(1)(edition);
    });
    await pass(world, 590_000);
    expect(await done(world, b.outbox.run(asked, parts(2)))).toMatchObject({ kind: "taken" });
    expect(await done(world, writing)).toMatchObject({ edition: { state: "delivered" } });

    const again = request(world, { schedule: "noon" });
    const failed = a.outbox.run(again, () => Promise.reject(new Error("no model")));
    await expect(done(world, failed)).rejects.toThrow("no model");
    await pass(world, 61_000);
    expect(await done(world, b.outbox.recover(parts(1)))).toMatchObject([
      { edition: { state: "delivered" } },
    ]);
  });
});

describe("a part that fails", () => {
  test("is tried again no sooner than Discord asked, and the parts before it are not sent again", async () => {
    const world = quietWorld();
    const times: number[] = [];
    const a = startProcess(world, "a", {
      publisher: {
        post: async (...taken) => {
          times.push(world.time.now());
          if (times.length === 2) return { kind: "not-posted", detail: "429", retryAfterMs: 400_000 };
          return a.usual.post(...taken);
        },
      },
    });
    expect(await done(world, a.outbox.run(request(world), parts(3)))).toMatchObject({
      edition: { state: "delivered" },
    });
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThanOrEqual(400_000);
    expect(world.discord.messages.map(({ text }) => text)).toEqual(["part 0", "part 1", "part 2"]);
  });

  test("past its deadline is missed, or failed when others are out", async () => {
    const world = quietWorld();
    const down: PostOutcome = { kind: "not-posted", detail: "no connection" };
    const a = startProcess(world, "a", { publisher: { post: async () => down } });
    const outcome = await done(world, a.outbox.run(request(world), parts(2)));
    expect(outcome).toMatchObject({
      edition: { state: "missed", reason: "part 1 of 2: not posted in time (no connection)" },
    });
    let posts = 0;
    const b = startProcess(world, "b", {
      publisher: { post: (...taken) => (++posts === 1 ? b.usual.post(...taken) : Promise.resolve(down)) },
    });
    const half = await done(world, b.outbox.run(request(world, { schedule: "noon" }), parts(2)));
    expect(half).toMatchObject({
      edition: { state: "failed", reason: "part 2 of 2: not posted in time (no connection)" },
    });
  });

  test.each(["forbidden", "gone", "invalid"] as const)("%s: the edition fails, and says so", async (why) => {
    const world = quietWorld();
    const refusal = { kind: "refused", why, code: 50013, detail: "Missing Permissions" } as const;
    const { outbox, events } = startProcess(world, "a", { publisher: { post: async () => refusal } });
    const outcome = await done(world, outbox.run(request(world), parts(1)));
    expect(outcome).toMatchObject({
      refused: why,
      edition: { state: "failed", reason: `${why} (Missing Permissions)` },
    });
    expect(events).toEqual([{ level: "error", name: "edition.failed" }]);
  });
});

describe("a part of which nobody knows", () => {
  const noAnswer: PostOutcome = { kind: "unknown", detail: "timeout" };

  test("is found in the channel", async () => {
    const world = quietWorld();
    const a = startProcess(world, "a", {
      publisher: {
        post: async (...taken) => {
          await a.usual.post(...taken);
          return noAnswer;
        },
      },
    });
    expect(await done(world, a.outbox.run(request(world), parts(2)))).toMatchObject({
      edition: { state: "delivered" },
    });
    expect(world.discord.messages).toHaveLength(2);
  });

  test("is posted again under its nonce while that counts, even when the history is closed", async () => {
    const world = quietWorld();
    world.discord.allowed.read = false;
    const nonces: string[] = [];
    const a = startProcess(world, "a", {
      publisher: {
        post: async (...taken) => {
          nonces.push(taken[2]);
          const outcome = await a.usual.post(...taken);
          return nonces.length === 1 ? noAnswer : outcome;
        },
      },
    });
    expect(await done(world, a.outbox.run(request(world), parts(1)))).toMatchObject({
      edition: { state: "delivered" },
    });
    expect(nonces).toHaveLength(2);
    expect(new Set(nonces).size).toBe(1);
    expect(world.discord.messages).toHaveLength(1);
  });

  test("and that a moderator deleted at once is not posted again: the next part is", async () => {
    const world = quietWorld();
    let posts = 0;
    const a = startProcess(world, "a", {
      publisher: {
        post: async (...taken) => {
          const outcome = await a.usual.post(...taken);
          posts += 1;
          if (posts > 1) return outcome;
          world.discord.delete("m1");
          return noAnswer;
        },
      },
    });
    expect(await done(world, a.outbox.run(request(world), parts(2)))).toMatchObject({
      edition: { state: "delivered", reason: "the message was deleted by somebody" },
    });
    expect(world.discord.messages.map(({ text }) => text)).toEqual(["part 0", "part 1"]);
  });

  test("and that a moderator deleted is not posted again after a crash", async () => {
    const world = quietWorld();
    const a = startProcess(world, "a", {
      publisher: {
        post: async (...taken) => {
          await a.usual.post(...taken);
          a.program.crash();
          return new Promise(() => undefined);
        },
      },
    });
    void a.outbox.run(request(world), parts(1));
    await pass(world, 300_000);
    world.discord.delete("m1");
    const b = startProcess(world, "b");
    const [outcome] = await done(world, b.outbox.recover(parts(1)));
    expect(outcome).toMatchObject({
      edition: { state: "uncertain", reason: "may or may not have been posted (not found in the channel)" },
    });
    expect(b.events).toEqual([{ level: "error", name: "edition.uncertain" }]);
    await pass(world, 3_600_000);
    expect(await done(world, b.outbox.recover(parts(1)))).toEqual([]);
    expect(world.discord.messages).toHaveLength(1);
  });

  test("and a clock set back do not lead to a second post", async () => {
    const world = quietWorld();
    const a = startProcess(world, "a", {
      publisher: {
        post: async (...taken) => {
          await a.usual.post(...taken);
          a.program.crash();
          return new Promise(() => undefined);
        },
      },
    });
    void a.outbox.run(request(world), parts(1));
    await pass(world, 900_000);
    world.discord.delete("m1");
    world.machine.jump(-830_000);
    const b = startProcess(world, "b");
    expect(await done(world, b.outbox.recover(parts(1)))).toMatchObject([
      { edition: { state: "uncertain" } },
    ]);
    expect(world.discord.messages).toHaveLength(1);
  });
});

describe("an edit", () => {
  test("takes the place of what was there; of a deleted message it ends quietly", async () => {
    const world = quietWorld();
    const { outbox, events } = startProcess(world, "a");
    await done(world, outbox.run(request(world), parts(1)));
    const correct = (n: number) =>
      done(world, outbox.run(request(world, { schedule: `correction:${n}` }), edits("m1")));
    expect(await correct(1)).toMatchObject({ edition: { state: "delivered", reason: null } });
    expect(world.discord.messages).toMatchObject([{ text: "corrected" }]);
    world.discord.delete("m1");
    expect(await correct(2)).toMatchObject({
      refused: null,
      edition: { state: "delivered", reason: "the message was deleted by somebody" },
    });
    expect(events.map(({ level }) => level)).toEqual(["info", "info", "info"]);
    expect(world.discord.messages).toHaveLength(1);
  });

  test("that waits gives way to a later one", async () => {
    const world = quietWorld();
    const a = startProcess(world, "a");
    await done(world, a.outbox.run(request(world), parts(1)));
    let tries = 0;
    const b = startProcess(world, "b", {
      publisher: {
        edit: (...taken) =>
          ++tries === 1 ? Promise.resolve({ kind: "not-edited", detail: "500" }) : b.usual.edit(...taken),
      },
    });
    const older = b.outbox.run(request(world, { schedule: "correction:1" }), edits("m1"));
    await pass(world, 300);
    await done(world, a.outbox.run(request(world, { schedule: "correction:2" }), edits("m1")));
    expect(await done(world, older)).toMatchObject({ edition: { reason: "a later edit took its place" } });
    expect(tries).toBe(1);
  });
});

test("a store that stays busy is asked some times; then the fault is told and the edition left for later", async () => {
  const world = quietWorld();
  let asked = 0;
  const busy = async () => {
    asked += 1;
    throw new Fault("store-busy", "busy");
  };
  const a = startProcess(world, "a", { store: { keepParts: busy } });
  const run = done(world, a.outbox.run(request(world), parts(1)));
  await expect(run).rejects.toMatchObject({ code: "store-busy" });
  expect(asked).toBe(5);
  await pass(world, 61_000);
  const b = startProcess(world, "b");
  expect(await done(world, b.outbox.recover(parts(1)))).toMatchObject([{ edition: { state: "delivered" } }]);
});
