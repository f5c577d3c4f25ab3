import { expect, test } from "vitest";
import { createRedactor } from "../../../src/ops/log/redact.ts";

const BOT = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB";
const INTERACTION = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OmFiY2RlZg";

test.each([
  ["a bot's token in a sentence", { msg: `login with ${BOT} failed` }, BOT],
  ["an authorization header", { headers: { Authorization: `Bot ${BOT}` } }, BOT],
  ["a bearer in a message", { msg: "sent Bearer hushhushhushhush1 to it" }, "hushhush"],
  ["a list of cookies", { cookie: ["dateline=hush123"] }, "hush123"],
  [
    "an interaction's address",
    { url: `https://discord.com/api/v10/interactions/123/hush-1/callback` },
    "hush-1",
  ],
  [
    "a webhook's address",
    { url: "https://discord.com/api/webhooks/123/hush_2/messages/@original" },
    "hush_2",
  ],
  ["an interaction's token by itself", { msg: `of ${INTERACTION}.` }, INTERACTION],
  ["a key in a query", { url: "http://model.example/v1?a=b&api_key=hush3&c=d" }, "hush3"],
  ["a user and a password in an address", { msg: "GET http://ann:hush4@model.example/v1" }, "hush4"],
  ["a field by its name", { request: { token: 'a"hush5', other: 1 } }, "hush5"],
  ["JSON in a string", { body: JSON.stringify({ api_key: "hush6", model: "m" }) }, "hush6"],
  ["a model service's key", { msg: "Incorrect API key provided: sk-proj-abcdefghijklmnop." }, "abcdefgh"],
])("redacts %s, and the line stays valid JSON", (_what, entry, secret) => {
  const line = createRedactor([])(JSON.stringify(entry));
  expect(line).not.toContain(secret);
  expect(line).toContain("[redacted]");
  expect(Object.keys(JSON.parse(line) as object)).toEqual(Object.keys(entry));
});

test("redacts a known secret in plain, JSON and URL form", () => {
  const secret = 'p"a\\s/s word+1';
  const redact = createRedactor([secret, "ollama"]);
  const forms = { plain: `x${secret}y`, address: `http://h/?q=${encodeURIComponent(secret)}` };
  const line = redact(JSON.stringify(forms));
  expect(JSON.parse(line)).toEqual({ plain: "x[redacted]y", address: "http://h/?q=[redacted]" });
});

test("leaves text without secrets unchanged", () => {
  const entry = {
    msg: "The bot has answered; ollama is up. Basic facts: tokens.",
    tokens: 512,
    outputTokens: 3,
    reference: "H7K2PX",
    url: "https://discord.com/api/v10/channels/123/messages",
    path: "2024-01-28-jordan-drone-attack.md",
    what: "v1:sources:AbCdEfGhIjKlMnOp:2",
  };
  const line = JSON.stringify(entry);
  expect(createRedactor(["none", "ollama"])(line)).toBe(line);
});
