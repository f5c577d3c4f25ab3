import { resolve } from "node:path";
import { expect, test } from "vitest";
import { startOpenAiServer } from "../../src/model-standin/openai-server.ts";
import { type Line, writeReply } from "../../src/model-standin/scripted-model.ts";
import { openBotScene, postedIn, SEEDS, textOf } from "./bot-scene.ts";
import { answerTo, expectNoRejectionsOrPings, publicIn } from "./scene-checks.ts";

const KILLED = "How many US soldiers were killed in Jordan?";
const SLOW_MS = 3_500;
/** Same as in status-line.ts. */
const STATUS_INTERVAL_MS = 1_500;

const slowly = (say?: (line: Line) => { text: string; cites: number[] }) =>
  startOpenAiServer((request) => ({ do: "write", text: writeReply(request, say), delayMs: SLOW_MS }));

function withModel(baseUrl: string) {
  return {
    OPENAI_BASE_URL: baseUrl,
    OPENAI_MODEL: "sample-model",
    PROMPTS_DIR: resolve(SEEDS, "../prompts"),
  };
}

// Each test has its own bot and stand-in Discord and mostly waits, so the tests run concurrently.
test.concurrent("a slow answer to a message shows typing, then a status that is updated and becomes the answer", async () => {
  await using model = await slowly();
  await using scene = await openBotScene();
  await scene.ready(withModel(model.baseUrl));
  const { ann, general, discord } = scene;
  const updates: { at: number; text: string }[] = [];
  discord.onEvent(({ t, message }) => {
    if (message?.authorId === discord.world.bot.id && t.startsWith("MESSAGE_"))
      updates.push({ at: performance.now(), text: textOf(message) });
  });
  const question = ann.send(general, `<@${discord.world.bot.id}> ${KILLED}`);
  await discord.until(() =>
    discord.requests.count("POST /channels/:channel/typing") > 0 ? true : undefined,
  );
  const answer = await discord.until(
    () => publicIn(general, discord).find((message) => textOf(message).includes("[1]")),
    30_000,
  );
  expect(answer.reference?.messageId).toBe(question.id);
  expect(publicIn(general, discord)).toEqual([answer]);
  expect(updates[0]?.text).toMatch(/…$/);
  expect(updates.slice(0, -1).every(({ text }) => text.endsWith("…"))).toBe(true);
  const gaps = updates.slice(1, -1).map(({ at }, before) => at - (updates[before]?.at ?? 0));
  for (const gap of gaps) expect(gap).toBeGreaterThan(STATUS_INTERVAL_MS - 100);
  expectNoRejectionsOrPings(discord);
}, 60_000);

test.concurrent("a slow answer to /ask shows the status to the asker only, until the answer is posted", async () => {
  await using model = await slowly();
  await using scene = await openBotScene();
  await scene.ready(withModel(model.baseUrl));
  const { ann, general, discord } = scene;
  const act = ann.command("ask", { question: KILLED }, general);
  const status = await act.reply(20_000);
  expect(status.onlyFor).toBe(ann.id);
  expect(textOf(status)).toMatch(/…$/);
  const answer = await discord.until(() => postedIn(general, discord)[0], 30_000);
  expect(textOf(answer)).toContain("Written by the model, matched to its sources");
  await act.until((effects) => effects.some(({ kind }) => kind === "delete") || undefined);
  expectNoRejectionsOrPings(discord);
}, 60_000);

test.concurrent("invented claims are never shown, not even for a moment", async () => {
  await using model = await slowly(({ number }) => ({
    text: "Some 9,999 soldiers were killed in Atlantis.",
    cites: [number],
  }));
  await using scene = await openBotScene();
  await scene.ready(withModel(model.baseUrl));
  const { ann, general, discord } = scene;
  const texts: string[] = [];
  discord.onEvent(({ message }) => {
    if (message !== undefined) texts.push(textOf(message));
  });
  const answer = await answerTo(
    ann.send(general, `<@${discord.world.bot.id}> ${KILLED}`),
    general,
    discord,
    /…/,
  );
  await discord.until(() => (/\[1\]/.test(textOf(answer)) ? true : undefined), 40_000);
  expect(textOf(answer)).toMatch(/[Tt]hree/);
  expect(texts.join("\n")).not.toMatch(/9,999|Atlantis/);
  expectNoRejectionsOrPings(discord);
}, 60_000);

test.concurrent("the answer is posted even if somebody deletes the status", async () => {
  await using model = await slowly();
  await using scene = await openBotScene();
  await scene.ready(withModel(model.baseUrl));
  const { ann, boss, general, discord } = scene;
  const question = ann.send(general, `<@${discord.world.bot.id}> ${KILLED}`);
  const status = await answerTo(question, general, discord, /…/);
  boss.delete(status);
  const answer = await answerTo(question, general, discord, /\[1\]/);
  expect(answer.id).not.toBe(status.id);
  expect(discord.rejections.every(({ code }) => code === 10008)).toBe(true);
}, 60_000);
