import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { OpenAI } from "openai";
import { expect, onTestFinished, test, vi } from "vitest";
import { callOnce } from "../../src/llm/call.ts";

const LIMITS = { deadlineMs: 1_500, idleMs: 400, signal: undefined, nowMs: () => 0 };
const BODY = { model: "m", messages: [], stream: true as const };

type Answer = (response: ServerResponse) => void;

/** What comes of one call to a server that answers like this. */
async function outcomeOf(answer: Answer): Promise<string> {
  const server = createServer((_, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const client = new OpenAI({ baseURL, apiKey: "none", logLevel: "off" });
  const outcome = await callOnce(client, BODY, LIMITS);
  server.closeAllConnections();
  server.close();
  return outcome.kind === "text" ? outcome.text : outcome.kind;
}

const json =
  (body: string | Buffer, headers = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(200, { "content-type": "application/json", ...headers }).end(body);
const stream =
  (...events: readonly string[]) =>
  (response: ServerResponse) =>
    void response
      .writeHead(200, { "content-type": "text/event-stream" })
      .end(events.map((event) => `data: ${event}\n\n`).join(""));
const whole = (message: unknown, finish: unknown = "stop") =>
  json(JSON.stringify({ choices: [{ message, finish_reason: finish }], usage: { prompt_tokens: 1e300 } }));
const chunk = (delta: unknown, finish: unknown = null) =>
  JSON.stringify({ choices: [{ delta, finish_reason: finish }] });

const ANSWERS: readonly (readonly [name: string, answer: Answer, outcome: string])[] = [
  ["another word for the end", whole({ content: "abc" }, "eos"), "abc"],
  ["another word for the limit", whole({ content: "abc" }, "max_tokens"), "truncated"],
  ["a tool call instead of text", whole({ content: null }, "tool_calls"), "malformed"],
  ["parts", whole({ content: [{ type: "text", text: "a" }, "b", { text: ["c"] }, null, 4] }), "abc"],
  ["parts of a chunk", stream(chunk({ content: [{ text: "a" }] }), chunk({}, "stop"), "[DONE]"), "a"],
  ["an object for a text", whole({ content: { a: 1 } }), "empty"],
  ["a number for a text", whole({ content: 1e300 }), "empty"],
  ["an object for a refusal", whole({ content: "a", refusal: {} }), "a"],
  ["a number for an end", whole({ content: "a" }, 7), "unavailable"],
  ["null for a message", whole(null), "empty"],
  ["null for a choice", json('{"choices":[null]}'), "malformed"],
  ["an object for choices", json('{"choices":{"0":{}}}'), "malformed"],
  ["null for all", json("null"), "malformed"],
  ["a list for all", json("[[]]"), "malformed"],
  ["nothing", json(""), "malformed"],
  ["nesting", json("[".repeat(200_000)), "malformed"],
  [
    "__proto__",
    json('{"__proto__":{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]}}'),
    "malformed",
  ],
  ["events of null", stream("null", "[null]", '"a"', "7", "[DONE]"), "malformed"],
  ["events that are no JSON", stream("{", "[DONE]"), "malformed"],
  ["no zip where one is stated", json("{}", { "content-encoding": "gzip" }), "unavailable"],
  [
    "a zip bomb",
    json(gzipSync(Buffer.alloc(20_000_000, " ")), { "content-encoding": "gzip" }),
    "malformed or unavailable",
  ],
  ["an event without end", (response) => void endless(response, "data: aaaa"), "malformed or unavailable"],
  ["a body without end", (response) => void endless(response, "", "application/json"), "malformed"],
];

test.each(ANSWERS)("an answer with %s is an outcome", async (_, answer, outcome) => {
  expect(outcome.split(" or ")).toContain(await outcomeOf(answer));
});

test("the client library writes nothing to the terminal; the outcome goes to the log", async () => {
  const written = vi.spyOn(console, "error").mockReturnValue(undefined);
  onTestFinished(() => written.mockRestore());
  expect(await outcomeOf(stream("{", "[DONE]"))).toBe("malformed");
  expect(written).not.toHaveBeenCalled();
});

/** Sends as fast as it is read. */
function endless(response: ServerResponse, start: string, type = "text/event-stream"): void {
  response.writeHead(200, { "content-type": type }).write(start);
  const piece = Buffer.alloc(1024 * 1024, "a");
  const send = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on("drain", send);
  send();
}
