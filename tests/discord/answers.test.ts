import { expect, test } from "vitest";
import { openBotScene, postedIn, textOf } from "./bot-scene.ts";

const QUESTION = "How many US soldiers were killed in Jordan?";

test("/ask in a guild: the deferred reply is private, the answer is a public message that people can reply to", async () => {
  await using scene = await openBotScene();
  await scene.ready();
  const { ann, general, discord } = scene;
  const act = ann.command("ask", { question: QUESTION }, general);
  expect(await act.acknowledged()).toEqual({ kind: "deferred", ephemeral: true });
  const answer = await discord.until(() => postedIn(general, discord)[0]);
  expect(textOf(answer)).toMatch(/[Tt]hree/);
  expect(textOf(answer)).toContain("[1]");
  expect(textOf(answer)).toContain(QUESTION);
  await act.until((effects) => effects.some(({ kind }) => kind === "delete"));
  expect(answer.everPinged).toEqual({ everyone: false, users: [], roles: [] });

  const reply = ann.send(general, "and how many were wounded?", { replyTo: answer });
  const next = await discord.until(() => postedIn(general, discord)[1]);
  expect(next.reference?.messageId).toBe(reply.id);
  expect(textOf(next)).toMatch(/34|40/);
  expect(discord.requests.rejections).toEqual([]);
});

test("after a restart, Sources shows the stored claims to anyone who presses it", async () => {
  await using scene = await openBotScene();
  const { ann, bob, general, discord } = scene;
  const first = await scene.ready();
  ann.command("ask", { question: QUESTION }, general);
  const answer = await discord.until(() => postedIn(general, discord)[0]);
  expect(await first.stop()).toBe(0);
  await scene.ready();
  const evidence = await bob.click(answer, "Sources").reply();
  expect(evidence.onlyFor).toBe(bob.id);
  expect(textOf(evidence)).toMatch(/seeds|2024-01-2\d/);
  const again = await bob.command("sources", {}, general).reply();
  expect(textOf(again)).toBe(textOf(evidence));
});

test('a question the documents do not answer gets "The documents do not say."', async () => {
  await using scene = await openBotScene();
  await scene.ready();
  const { ann, general, discord } = scene;
  ann.command("ask", { question: "Who won the chess world championship in 1972?" }, general);
  const answer = await discord.until(() => postedIn(general, discord)[0]);
  expect(textOf(answer)).toContain("The documents do not say.");
});
