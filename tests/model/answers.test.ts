import { expect, test } from "vitest";
import { type Behaviour, startOpenAiServer } from "../../src/model-standin/openai-server.ts";
import { readPrompt, writeReply } from "../../src/model-standin/scripted-model.ts";
import { dam, ferry, openNewsroom } from "./newsroom.ts";

const say = (value: unknown): Behaviour => ({ do: "write", text: JSON.stringify(value) });
const lineWith = (user: string, words: string) =>
  Number(new RegExp(`^(\\d+)\\| .*${words}`, "m").exec(user)?.[1] ?? 0);

test("shows an answer in the model's words if the cited sentence supports it", async () => {
  await using server = await startOpenAiServer((request) => {
    const { user } = readPrompt(request);
    const cites = [lineWith(user, "14 passengers")];
    return say({ status: "answered", claims: [{ text: "14 passengers were injured.", cites }] });
  });
  await using newsroom = await openNewsroom(server.baseUrl, [ferry, dam]);
  const answer = await newsroom.ask("How many passengers of the ferry were injured?");
  expect(answer).toMatchObject({ status: "answered", writer: "model", documents: ["ferry.txt"] });
  expect(answer.claims[0]?.text).toBe("14 passengers were injured.");
  expect(answer.claims[0]?.evidence[0]?.quote).toContain("14 passengers were injured");
});

test("does not accept an answer from the model's own knowledge", async () => {
  await using server = await startOpenAiServer(() =>
    say({ status: "answered", claims: [{ text: "She is 47 and was born in Oslo.", cites: [1] }] }),
  );
  await using newsroom = await openNewsroom(server.baseUrl, [ferry, dam]);
  const answer = await newsroom.ask("How old is Ingrid Solheim?");
  expect(answer.status).toBe("closest");
  expect(JSON.stringify(answer)).not.toMatch(/47|Oslo/);
});

test("shows the closest sentences in place of a model's refusal", async () => {
  await using server = await startOpenAiServer(() => say({ status: "not-in-documents", claims: [] }));
  await using newsroom = await openNewsroom(server.baseUrl, [ferry, dam]);
  const answer = await newsroom.ask("How many people were killed in Kalindi?");
  expect(answer).toMatchObject({ status: "closest", writer: "model" });
  expect(answer.claims.length).toBeGreaterThan(0);
  expect(answer.claims.length).toBeLessThanOrEqual(3);
});

test("makes no model call for a question unrelated to the documents", async () => {
  await using server = await startOpenAiServer((request) => ({ do: "write", text: writeReply(request) }));
  await using newsroom = await openNewsroom(server.baseUrl, [ferry, dam]);
  expect(await newsroom.ask("Who won the chess championship?")).toMatchObject({
    status: "not-in-documents",
    claims: [],
  });
  expect(server.requests).toHaveLength(0);
});

test.each([
  ["is searched for as rewritten by the model", "How many people were killed in Kalindi?", true],
  ["is searched for by rules if the model adds a name", "How many died in Oslo?", false],
  ["is searched for by rules if the model adds a figure", "Were 80 killed there?", false],
])("a follow-up %s", async (_what, question, usesRewrite) => {
  await using server = await startOpenAiServer((request) =>
    readPrompt(request).schema === "rewrite_question"
      ? say({ question })
      : { do: "write", text: writeReply(request) },
  );
  await using newsroom = await openNewsroom(server.baseUrl, [ferry, dam]);
  await newsroom.ask("What happened above Kalindi?", "talk");
  await newsroom.ask("how many were killed?", "talk");
  const turns = await newsroom.store.conversation(newsroom.library, "talk");
  expect(turns[1]?.question).toBe("how many were killed?");
  expect(turns[1]?.searched === question).toBe(usesRewrite);
  expect(turns[1]?.answer.documents).toEqual(["dam.txt"]);
});

test("near the daily token limit, the built-in writer writes digests and the model still writes answers", async () => {
  await using server = await startOpenAiServer((request) => ({ do: "write", text: writeReply(request) }));
  await using newsroom = await openNewsroom(server.baseUrl, [ferry, dam], { MODEL_DAILY_TOKENS: "10000" });
  const day = "2024-05-04";
  await newsroom.store.reserveTokens({ day, guild: null, task: "answer", tokens: 7_500 }, 10_000);
  await newsroom.brief();
  const schemas = server.requests.map((request) => readPrompt(request).schema);
  expect(schemas).not.toContain("digest");
  expect(await newsroom.ask("How many people were killed in Kalindi?")).toMatchObject({ writer: "model" });
  const usage = await newsroom.store.tokensUsed(day);
  expect(usage.reduce((sum, { tokens }) => sum + tokens, 0)).toBeLessThanOrEqual(10_000);
});

test("after cancellation the built-in writer answers without waiting for the model", async () => {
  const cancelled = new AbortController();
  await using server = await startOpenAiServer(() => {
    cancelled.abort();
    return { do: "stall", text: "{" };
  });
  await using newsroom = await openNewsroom(server.baseUrl, [ferry, dam]);
  await newsroom.ask("What happened above Kalindi?", "talk", { signal: cancelled.signal });
  const answer = await newsroom.ask("how many were killed?", "talk", { signal: cancelled.signal });
  expect(answer).toMatchObject({ status: "answered", writer: "extractive", documents: ["dam.txt"] });
  expect(server.requests).toHaveLength(1);
});
