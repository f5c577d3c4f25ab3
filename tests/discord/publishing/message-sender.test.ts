import { describe, expect, test } from "vitest";
import type { InjectedFault } from "../../../src/discord-standin/http/faults.ts";
import type { FindOutcome, PostOutcome } from "../../../src/domain/delivery/message-sender.ts";
import { inEnglish } from "../../../src/domain/texts/reasons.ts";
import { messageSenderContract } from "../../contracts/message-sender.ts";
import { editionPart, openSenderScene, type SenderScene } from "./message-sender-scene.ts";

messageSenderContract("the publisher over Discord's REST API", () => openSenderScene());

const EDITION = "MorningEdition-1";
const POST = "/channels/:channel/messages";

function post(scene: SenderScene, { text = "one", part = 0, timeoutMs = 5_000, place = {} } = {}) {
  const rendered = editionPart(EDITION, part, text, place);
  return scene.sender.post(scene.channel, rendered, `${EDITION}-${part}`, timeoutMs);
}

/** The outcome with its detail in English. */
function worded(outcome: PostOutcome | FindOutcome): object {
  return "detail" in outcome ? { ...outcome, detail: inEnglish(outcome.detail) } : outcome;
}

const requests = ({ discord }: SenderScene) => discord.requests.count(`POST ${POST}`);

describe("outcomes of a failed post", () => {
  const after = true;
  test.each<{ name: string; fault: InjectedFault; outcome: object; postedCount: number }>([
    {
      name: "500",
      fault: { do: "status", status: 500 },
      outcome: { kind: "unknown", detail: "500 Internal Server Error" },
      postedCount: 0,
    },
    {
      name: "502 after the request was handled",
      fault: { do: "status", status: 502, after },
      outcome: { kind: "unknown" },
      postedCount: 1,
    },
    {
      name: "a dropped connection",
      fault: { do: "drop" },
      outcome: { kind: "unknown" },
      postedCount: 0,
    },
    {
      name: "a connection dropped after the request was handled",
      fault: { do: "drop", after },
      outcome: { kind: "unknown" },
      postedCount: 1,
    },
    {
      name: "a rate limit",
      fault: { do: "rate-limit", retryAfterS: 40 },
      outcome: { kind: "not-posted", retryAfterMs: expect.closeTo(40_000, -3) },
      postedCount: 0,
    },
    {
      name: "a firewall in front of Discord",
      fault: { do: "status", status: 403, body: { message: "error code: 1015" } },
      outcome: { kind: "not-posted" },
      postedCount: 0,
    },
    {
      name: "an invalid body",
      fault: { do: "status", status: 400, body: { message: "Invalid Form Body", code: 50035 } },
      outcome: { kind: "refused", why: "invalid", code: 50035 },
      postedCount: 0,
    },
    {
      name: "no access",
      fault: { do: "status", status: 403, body: { message: "Missing Access", code: 50001 } },
      outcome: { kind: "refused", why: "forbidden", code: 50001 },
      postedCount: 0,
    },
    {
      name: "a response that is not a message",
      fault: { do: "status", status: 200, body: {}, after },
      outcome: { kind: "unknown" },
      postedCount: 1,
    },
  ])("$name", async ({ fault, outcome, postedCount }) => {
    await using scene = await openSenderScene();
    scene.discord.faults.inject({ method: "POST", path: POST }, fault);
    expect(worded(await post(scene))).toMatchObject(outcome);
    expect(requests(scene)).toBe(1);
    expect(scene.texts()).toHaveLength(postedCount);
  });

  test("without a connection, the part is definitely not posted", async () => {
    const discord = await openSenderScene();
    await discord[Symbol.asyncDispose]();
    expect(worded(await post(discord))).toMatchObject({
      kind: "not-posted",
      detail: expect.stringContaining("ECONNREFUSED"),
    });
  });

  test("a rejected token is reported once and stops all requests", async () => {
    await using scene = await openSenderScene();
    scene.discord.revokeToken();
    expect(await post(scene)).toMatchObject({ kind: "not-posted" });
    expect(await post(scene)).toMatchObject({ kind: "not-posted" });
    expect(await scene.sender.find(scene.channel, { edition: EDITION, part: 0 }, scene.since)).toMatchObject({
      kind: "unsearchable",
    });
    expect(scene.discord.requests.total()).toBe(1);
    expect(scene.unauthorized()).toBe(1);
  });

  test("no part pings anybody, and its nonce is enforced", async () => {
    await using scene = await openSenderScene();
    await post(scene, { text: "@everyone" });
    const [sent] = scene.discord.requests.recent;
    expect(sent?.body).toMatchObject({
      nonce: `${EDITION}-0`,
      enforce_nonce: true,
      allowed_mentions: { parse: [] },
    });
  });
});

describe("an attempt that times out", () => {
  test("has an unknown outcome, and may be repeated under its nonce", async () => {
    await using scene = await openSenderScene();
    scene.discord.faults.inject({ method: "POST", path: POST }, { do: "delay", ms: 400 });
    expect(await post(scene, { timeoutMs: 100 })).toMatchObject({ kind: "unknown" });
    expect(await post(scene)).toMatchObject({ kind: "posted" });
    expect(scene.texts()).toEqual(["one"]);
  });

  test("while waiting in the queue is never sent", async () => {
    await using scene = await openSenderScene();
    scene.discord.faults.inject({ method: "POST", path: POST }, { do: "delay", ms: 500 });
    const first = post(scene, { text: "slow" });
    expect(await post(scene, { text: "waited in vain", part: 1, timeoutMs: 100 })).toMatchObject({
      kind: "unknown",
    });
    expect(await first).toMatchObject({ kind: "posted" });
    expect(await post(scene, { text: "later", part: 2 })).toMatchObject({ kind: "posted" });
    expect(scene.texts()).toEqual(["slow", "later"]);
    expect(requests(scene)).toBe(2);
  });

  test("is not sent when a rate limit applies, and returns the wait", async () => {
    await using scene = await openSenderScene();
    for (let part = 0; part < 5; part += 1) await post(scene, { part });
    const sixth = await post(scene, { part: 5 });
    expect(sixth).toMatchObject({ kind: "not-posted", retryAfterMs: expect.any(Number) });
    expect(requests(scene)).toBe(5);
  });
});

describe("a search", () => {
  const find = (scene: SenderScene, part = 0, since = scene.since) =>
    scene.sender.find(scene.channel, { edition: EDITION, part }, since);

  test("reads page after page, from its start time on", async () => {
    await using scene = await openSenderScene();
    const ann = scene.discord.addPerson({ name: "Ann", in: [scene.news.guildId ?? ""] });
    for (let n = 0; n < 120; n += 1) ann.send(scene.news, `${n}`);
    const posted = await post(scene);
    for (let n = 0; n < 120; n += 1) ann.send(scene.news, `${n}`);
    expect(await find(scene)).toEqual({ kind: "found", message: "message" in posted ? posted.message : "" });
    expect(scene.discord.requests.count(`GET ${POST}`)).toBe(2);
    expect(await find(scene, 1)).toEqual({ kind: "absent" });
    const later = new Date(Date.now() + 60_000).toISOString();
    expect(await find(scene, 0, later)).toEqual({ kind: "absent" });
  });

  test("never takes another author's message for a part", async () => {
    // Without the message content intent, other authors' messages arrive empty.
    await using scene = await openSenderScene({ privileged: ["messageContent"] });
    const posted = await post(scene);
    const message = scene.news.messages.get("message" in posted ? posted.message : "");
    if (message === undefined) throw new Error("nothing was posted");
    const { id: authorId } = scene.discord.addPerson({ name: "Ann", in: [scene.news.guildId ?? ""] });
    scene.news.messages.set(message.id, { ...message, authorId });
    expect(await find(scene)).toEqual({ kind: "absent" });
  });

  test("that fails is reported as unsearchable", async () => {
    await using scene = await openSenderScene();
    scene.discord.faults.inject({ method: "GET", path: POST }, { do: "status", status: 503 });
    expect(worded(await find(scene))).toMatchObject({
      kind: "unsearchable",
      detail: expect.stringContaining("503"),
    });
  });

  test("that finds an empty list trusts older messages more than the cached permissions", async () => {
    await using scene = await openSenderScene();
    const ann = scene.discord.addPerson({ name: "Ann", in: [scene.news.guildId ?? ""] });
    scene.allow("read", false);
    scene.discord.setPermissions(scene.news, { allow: ["readMessageHistory"] });
    ann.send(scene.news, "long ago");
    const later = new Date(Date.now() + 60_000).toISOString();
    expect(await find(scene, 0, later)).toEqual({ kind: "absent" });
  });
});

describe("a thread on the first part", () => {
  const place = { beginsThread: "Morning brief" };
  const inThread = { inThread: { name: "Morning brief" } };

  test("receives the other parts, which are found and edited there", async () => {
    await using scene = await openSenderScene();
    const first = await post(scene, { place });
    const second = await post(scene, { text: "two", part: 1, place: inThread });
    const [thread, message = ""] = ("message" in second ? second.message : "").split("/");
    expect(first).toEqual({ kind: "posted", message: thread });
    const there = scene.discord.world.channels.get(thread ?? "");
    expect(there?.name).toBe("Morning brief");
    expect(there?.messages.has(message)).toBe(true);
    expect(scene.texts()).toEqual(["one"]);
    const found = await scene.sender.find(scene.channel, { edition: EDITION, part: 1 }, scene.since);
    expect(found).toEqual({ kind: "found", message: `${thread}/${message}` });
    const corrected = editionPart(EDITION, 1, "corrected", inThread);
    expect(await scene.sender.edit(scene.channel, `${thread}/${message}`, corrected, 5_000)).toEqual({
      kind: "edited",
    });
  });

  test("is started by the process that posts the second part if the first one died before", async () => {
    await using scene = await openSenderScene();
    await post(scene);
    const second = await post(scene, { text: "two", part: 1, place: inThread });
    expect(second).toMatchObject({ kind: "posted", message: expect.stringContaining("/") });
  });

  test("that may not be started leaves the first part posted and rejects the second", async () => {
    await using scene = await openSenderScene();
    scene.discord.setPermissions(scene.news, { deny: ["createPublicThreads"] });
    expect(await post(scene, { place })).toMatchObject({ kind: "posted" });
    expect(scene.logged).toEqual(["edition.thread-not-begun"]);
    expect(await post(scene, { text: "two", part: 1, place: inThread })).toMatchObject({
      kind: "refused",
      why: "forbidden",
    });
  });

  test("that was deleted, or whose first message was, is not started again", async () => {
    await using scene = await openSenderScene();
    const first = await post(scene, { place });
    const thread = scene.discord.world.channels.get("message" in first ? first.message : "");
    if (thread === undefined) throw new Error("no thread");
    scene.discord.deleteChannel(thread);
    expect(await post(scene, { text: "two", part: 1, place: inThread })).toEqual({ kind: "deleted" });
    expect(scene.texts()).toEqual(["one"]);
  });
});
