import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import type { InjectedFault } from "../../src/discord-standin/http/faults.ts";
import type { Json } from "../../src/discord-standin/world/types.ts";
import { type BotScene, openBotScene, postedIn, textOf, until } from "./bot-scene.ts";
import { answerTo, expectNoRejectionsOrPings, publicIn } from "./scene-checks.ts";

const KILLED = "How many US soldiers were killed in Jordan?";
const CALLBACK = "/interactions/:interaction/:token/callback";
const MESSAGES = "/channels/:channel/messages";
const WEBHOOK = "/webhooks/:application/:token/messages/:message";
/** Discord rejects acknowledgements after this. */
const ACKNOWLEDGE_MS = 3_000;

/** Locks the store for writing, as a slow second process would, until released. */
function lockStore({ dataDir }: BotScene): { release(): void } & Disposable {
  const database = new DatabaseSync(join(dataDir, "dateline.sqlite"));
  database.exec("BEGIN IMMEDIATE");
  let locked = true;
  const release = () => {
    if (locked) database.close();
    locked = false;
  };
  return { release, [Symbol.dispose]: release };
}

const FAULTS: readonly (readonly [string, InjectedFault])[] = [
  ["429", { do: "rate-limit", retryAfterS: 0.2 }],
  ["503 before the request is handled", { do: "status", status: 503 }],
  ["502 after the request was handled", { do: "status", status: 502, after: true }],
  ["connection dropped before the request is handled", { do: "drop" }],
  ["connection dropped after the request was handled", { do: "drop", after: true }],
];

// Each test has its own bot and stand-in Discord and mostly waits, so the tests run concurrently.
describe.concurrent.each(FAULTS)("%s", (_name, fault) => {
  test("on acknowledgements, edits and posts, each question is still answered once", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    for (const [method, path] of [
      ["POST", CALLBACK],
      ["PATCH", WEBHOOK],
      ["DELETE", WEBHOOK],
      ["POST", MESSAGES],
    ] as const)
      discord.faults.inject({ method, path }, fault);
    const act = ann.command("ask", { question: KILLED }, general);
    await act.until((effects) => effects.some(({ kind }) => kind === "delete") || undefined);
    expect(postedIn(general, discord).map(textOf)).toHaveLength(1);

    discord.faults.clear();
    discord.faults.inject({ method: "POST", path: CALLBACK }, fault);
    discord.faults.inject({ method: "PATCH", path: WEBHOOK }, fault);
    const brief = bob.command("brief", {}, general);
    expect(textOf(await brief.reply())).toContain("10 stories");

    discord.faults.clear();
    discord.faults.inject({ method: "POST", path: MESSAGES, times: 2 }, fault);
    const question = ann.send(general, `<@${discord.world.bot.id}> ${KILLED}`);
    await answerTo(question, general, discord, /[Tt]hree/);
    const after = bob.send(general, `<@${discord.world.bot.id}> Who is ill with cancer?`);
    await answerTo(after, general, discord, /Charles/);
    expect(publicIn(general, discord)).toHaveLength(4);
    // Discord rejects only the retry of a callback it has already handled.
    expect(discord.rejections.filter(({ code }) => code !== 40060 && code !== 10008)).toEqual([]);
  });
});

describe.concurrent("the gateway", () => {
  test.each(["kill", "askToReconnect", "forget", "invalidate"] as const)(
    'answers the next question once after "%s"',
    async (how) => {
      await using scene = await openBotScene();
      await scene.ready();
      const { ann, general, discord } = scene;
      const { counts } = discord.gateway;
      const before = counts.identified + counts.resumed;
      if (how === "invalidate") discord.gateway.invalidate(false);
      else if (how === "forget") {
        discord.gateway.forget();
        discord.gateway.kill();
      } else discord.gateway[how]();
      await until(
        () => counts.identified + counts.resumed > before && discord.gateway.connected() > 0,
        15_000,
      );
      const question = ann.send(general, `<@${discord.world.bot.id}> ${KILLED}`);
      await answerTo(question, general, discord, /[Tt]hree/);
      const brief = ann.command("brief", {}, general);
      await brief.reply();
      expect(publicIn(general, discord)).toHaveLength(2);
      expectNoRejectionsOrPings(discord);
    },
    30_000,
  );

  test("a repeated interaction is handled once", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, general, discord } = scene;
    const received: Json[] = [];
    discord.onEvent(({ t, d }) => void (t === "INTERACTION_CREATE" && received.push(d)));
    const act = ann.command("ask", { question: KILLED }, general);
    const [d] = received;
    if (d === undefined) throw new Error("no event received");
    discord.world.emit({ t: "INTERACTION_CREATE", d, intent: 0 });
    await act.until((effects) => effects.some(({ kind }) => kind === "delete") || undefined);
    await until(() => scene.log.some(({ name }) => name === "interaction.repeated"));
    expect(publicIn(general, discord)).toHaveLength(1);
    expectNoRejectionsOrPings(discord);
  });

  test("a repeated message is answered once", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    const received: Json[] = [];
    discord.onEvent(({ t, d }) => void (t === "MESSAGE_CREATE" && received.push(d)));
    const question = ann.send(general, `<@${discord.world.bot.id}> ${KILLED}`);
    const [d] = received;
    if (d === undefined) throw new Error("no event received");
    discord.world.emit({ t: "MESSAGE_CREATE", d, intent: 0 });
    await answerTo(question, general, discord);
    await answerTo(bob.send(general, `<@${discord.world.bot.id}> Who is ill?`), general, discord);
    expect(publicIn(general, discord)).toHaveLength(2);
    expectNoRejectionsOrPings(discord);
  });
});

describe.concurrent("a locked store", () => {
  test("every interaction is acknowledged in time and completed once the store is free", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, boss, general, discord } = scene;
    using storeLock = lockStore(scene);
    const began = performance.now();
    const acts = [
      ann.command("ask", { question: KILLED }, general),
      bob.command("brief", {}, general),
      boss.command("settings", { language: "de" }, general),
      ann.command("status", {}, general),
      bob.command("help", {}, general),
      ann.command("forget-me", {}, general),
      bob.autocomplete("story", "story", { story: "chi" }, general),
    ];
    await Promise.all(acts.map((act) => act.acknowledged(ACKNOWLEDGE_MS)));
    expect(performance.now() - began).toBeLessThan(ACKNOWLEDGE_MS);
    storeLock.release();
    expect(textOf((await (acts[1] ?? acts[0])?.reply(10_000)) ?? { content: "", components: [] })).toContain(
      "10 stories",
    );
    await discord.until(() => postedIn(general, discord).find((message) => textOf(message).includes(KILLED)));
    expectNoRejectionsOrPings(discord);
  });

  test("locked for too long: the person gets a reference that is also in the log", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    using _storeLock = lockStore(scene);
    const brief = ann.command("brief", {}, general);
    const question = bob.send(general, `<@${discord.world.bot.id}> ${KILLED}`);
    const responses = [
      await brief.reply(20_000),
      await discord.until(
        () => publicIn(general, discord).find(({ reference }) => reference?.messageId === question.id),
        20_000,
      ),
    ].map(textOf);
    for (const text of responses) {
      const reference = /reference ([2-9A-Z]{6})\./.exec(text)?.[1];
      expect(reference, text).toBeDefined();
      expect(scene.log.some(({ level, fields }) => level === "error" && fields.reference === reference)).toBe(
        true,
      );
    }
    expect(responses[0]).toMatch(/database is busy/);
    expect(responses[1]).toMatch(/database is busy/);
    expectNoRejectionsOrPings(discord);
  }, 40_000);
});

describe.concurrent("an interaction token older than 15 minutes", () => {
  const LATE_MS = 16 * 60_000;

  test("a public answer is posted as a normal message; a private one is never shown to others", async () => {
    let offsetMs = 0;
    await using scene = await openBotScene("seeds", { now: () => Date.now() + offsetMs });
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    using storeLock = lockStore(scene);
    const brief = ann.command("brief", {}, general);
    const secret = bob.command("ask", { question: KILLED, private: true }, general);
    await Promise.all([brief.acknowledged(), secret.acknowledged()]);
    offsetMs = LATE_MS;
    storeLock.release();
    const message = await discord.until(() =>
      publicIn(general, discord).find((one) => textOf(one).includes("10 stories")),
    );
    expect(message.webhookId).toBeNull();
    await until(() => scene.log.some(({ name }) => name === "interaction.reply-lost"));
    // The deferred reply, which can no longer be filled, stays empty.
    expect(publicIn(general, discord).filter((one) => textOf(one) !== "")).toEqual([message]);
    expect(discord.rejections.every(({ code }) => code === 50027 || code === 10015)).toBe(true);
  });
});
