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
/** Discord takes no acknowledgement after this. */
const ACKNOWLEDGE_MS = 3_000;

/** Another process that writes to the store, and takes its time. */
function lockStore({ dataDir }: BotScene): { release(): void } & Disposable {
  const database = new DatabaseSync(join(dataDir, "dateline.sqlite"));
  database.exec("BEGIN IMMEDIATE");
  let storeLock = true;
  const release = () => {
    if (storeLock) database.close();
    storeLock = false;
  };
  return { release, [Symbol.dispose]: release };
}

const FAULTS: readonly (readonly [string, InjectedFault])[] = [
  ["429", { do: "rate-limit", retryAfterS: 0.2 }],
  ["503 before it is done", { do: "status", status: 503 }],
  ["502 after it was done", { do: "status", status: 502, after: true }],
  ["a connection dropped before", { do: "drop" }],
  ["a connection dropped after", { do: "drop", after: true }],
];

// Each test has a bot and a Discord of its own, and waits most of its time.
describe.concurrent.each(FAULTS)("%s", (_name, fault) => {
  test("of acknowledgements, edits and posts: each question is answered once", async () => {
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
    // The repeat of a callback that was done is refused; nothing else is.
    expect(discord.rejections.filter(({ code }) => code !== 40060 && code !== 10008)).toEqual([]);
  });
});

describe.concurrent("the gateway", () => {
  test.each(["kill", "askToReconnect", "forget", "invalidate"] as const)(
    "%s: the next question is answered, once",
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

  test("an interaction that comes twice is done once", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, general, discord } = scene;
    const received: Json[] = [];
    discord.onEvent(({ t, d }) => void (t === "INTERACTION_CREATE" && received.push(d)));
    const act = ann.command("ask", { question: KILLED }, general);
    const [d] = received;
    if (d === undefined) throw new Error("nothing came");
    discord.world.emit({ t: "INTERACTION_CREATE", d, intent: 0 });
    await act.until((effects) => effects.some(({ kind }) => kind === "delete") || undefined);
    await until(() => scene.log.some(({ name }) => name === "interaction.repeated"));
    expect(publicIn(general, discord)).toHaveLength(1);
    expectNoRejectionsOrPings(discord);
  });

  test("a message that comes twice is answered once", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    const received: Json[] = [];
    discord.onEvent(({ t, d }) => void (t === "MESSAGE_CREATE" && received.push(d)));
    const question = ann.send(general, `<@${discord.world.bot.id}> ${KILLED}`);
    const [d] = received;
    if (d === undefined) throw new Error("nothing came");
    discord.world.emit({ t: "MESSAGE_CREATE", d, intent: 0 });
    await answerTo(question, general, discord);
    await answerTo(bob.send(general, `<@${discord.world.bot.id}> Who is ill?`), general, discord);
    expect(publicIn(general, discord)).toHaveLength(2);
    expectNoRejectionsOrPings(discord);
  });
});

describe.concurrent("a store that is busy", () => {
  test("everything is acknowledged in time, and done once the store is free", async () => {
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

  test("too long: the person gets a reference, which the log has too", async () => {
    await using scene = await openBotScene();
    await scene.ready();
    const { ann, bob, general, discord } = scene;
    using _held = lockStore(scene);
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
      const reference = /(?:reference|under) ([2-9A-Z]{6})\./.exec(text)?.[1];
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

describe.concurrent("an interaction's token that is past its 15 minutes", () => {
  const LATE_MS = 16 * 60_000;

  test("a public answer becomes a message of its own; a private one is never shown to others", async () => {
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
    // Beside the reply that was promised and can no longer be filled.
    expect(publicIn(general, discord).filter((one) => textOf(one) !== "")).toEqual([message]);
    expect(discord.rejections.every(({ code }) => code === 50027 || code === 10015)).toBe(true);
  });
});
