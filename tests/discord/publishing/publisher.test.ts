import { describe, expect, test } from "vitest";
import { publisherContract } from "../../contracts/publisher.ts";
import type { Misfortune } from "../../doubles/discord/faults.ts";
import { editionPart, openPublishing, type PublishingScene } from "./publisher-scene.ts";

publisherContract("the publisher over Discord's REST API", () => openPublishing());

const EDITION = "MorningEdition-1";
const POST = "/channels/:channel/messages";

function post(scene: PublishingScene, { text = "one", part = 0, mostMs = 5_000, place = {} } = {}) {
  const rendered = editionPart(EDITION, part, text, place);
  return scene.publisher.post(scene.channel, rendered, `${EDITION}-${part}`, mostMs);
}

const requests = ({ discord }: PublishingScene) => discord.requests.count(`POST ${POST}`);

describe("what is said of a post that failed", () => {
  const after = true;
  test.each<{ name: string; misfortune: Misfortune; outcome: object; stands: number }>([
    {
      name: "500",
      misfortune: { do: "status", status: 500 },
      outcome: { kind: "unknown", detail: "500 Internal Server Error" },
      stands: 0,
    },
    {
      name: "502, though it was done",
      misfortune: { do: "status", status: 502, after },
      outcome: { kind: "unknown" },
      stands: 1,
    },
    {
      name: "a dropped connection",
      misfortune: { do: "drop" },
      outcome: { kind: "unknown" },
      stands: 0,
    },
    {
      name: "a dropped connection, though it was done",
      misfortune: { do: "drop", after },
      outcome: { kind: "unknown" },
      stands: 1,
    },
    {
      name: "a rate limit",
      misfortune: { do: "rate-limit", retryAfterS: 40 },
      outcome: { kind: "not-posted", retryAfterMs: expect.closeTo(40_000, -3) },
      stands: 0,
    },
    {
      name: "a wall before Discord",
      misfortune: { do: "status", status: 403, body: { message: "error code: 1015" } },
      outcome: { kind: "not-posted" },
      stands: 0,
    },
    {
      name: "a body that Discord does not take",
      misfortune: { do: "status", status: 400, body: { message: "Invalid Form Body", code: 50035 } },
      outcome: { kind: "refused", why: "invalid", code: 50035 },
      stands: 0,
    },
    {
      name: "no access",
      misfortune: { do: "status", status: 403, body: { message: "Missing Access", code: 50001 } },
      outcome: { kind: "refused", why: "forbidden", code: 50001 },
      stands: 0,
    },
    {
      name: "an answer that is no message",
      misfortune: { do: "status", status: 200, body: {}, after },
      outcome: { kind: "unknown" },
      stands: 1,
    },
  ])("$name", async ({ misfortune, outcome, stands }) => {
    await using scene = await openPublishing();
    scene.discord.faults.inject({ method: "POST", path: POST }, misfortune);
    expect(await post(scene)).toMatchObject(outcome);
    expect(requests(scene)).toBe(1);
    expect(scene.standing()).toHaveLength(stands);
  });

  test("a connection that never was: surely not posted", async () => {
    const discord = await openPublishing();
    await discord[Symbol.asyncDispose]();
    expect(await post(discord)).toMatchObject({
      kind: "not-posted",
      detail: expect.stringContaining("ECONNREFUSED"),
    });
  });

  test("the token is refused: it is told once, and nothing is sent any more", async () => {
    await using scene = await openPublishing();
    scene.discord.revokeToken();
    expect(await post(scene)).toMatchObject({ kind: "not-posted" });
    expect(await post(scene)).toMatchObject({ kind: "not-posted" });
    expect(
      await scene.publisher.find(scene.channel, { edition: EDITION, part: 0 }, scene.since),
    ).toMatchObject({ kind: "unsearchable" });
    expect(scene.discord.requests.total()).toBe(1);
    expect(scene.unauthorized()).toBe(1);
  });

  test("a part pings nobody, whatever it says, and its nonce is enforced", async () => {
    await using scene = await openPublishing();
    await post(scene, { text: "@everyone" });
    const [sent] = scene.discord.requests.recent;
    expect(sent?.body).toMatchObject({
      nonce: `${EDITION}-0`,
      enforce_nonce: true,
      allowed_mentions: { parse: [] },
    });
  });
});

describe("a try that takes too long", () => {
  test("is given up as unknown, and may be made again under its nonce", async () => {
    await using scene = await openPublishing();
    scene.discord.faults.inject({ method: "POST", path: POST }, { do: "delay", ms: 400 });
    expect(await post(scene, { mostMs: 100 })).toMatchObject({ kind: "unknown" });
    expect(await post(scene)).toMatchObject({ kind: "posted" });
    expect(scene.standing()).toEqual(["one"]);
  });

  test("and waits in the queue behind another is never sent", async () => {
    await using scene = await openPublishing();
    scene.discord.faults.inject({ method: "POST", path: POST }, { do: "delay", ms: 500 });
    const first = post(scene, { text: "slow" });
    expect(await post(scene, { text: "waited in vain", part: 1, mostMs: 100 })).toMatchObject({
      kind: "unknown",
    });
    expect(await first).toMatchObject({ kind: "posted" });
    expect(await post(scene, { text: "later", part: 2 })).toMatchObject({ kind: "posted" });
    expect(scene.standing()).toEqual(["slow", "later"]);
    expect(requests(scene)).toBe(2);
  });

  test("is not sent when a rate limit would have it wait, and says for how long", async () => {
    await using scene = await openPublishing();
    for (let part = 0; part < 5; part += 1) await post(scene, { part });
    const sixth = await post(scene, { part: 5 });
    expect(sixth).toMatchObject({ kind: "not-posted", retryAfterMs: expect.any(Number) });
    expect(requests(scene)).toBe(5);
  });
});

describe("a search", () => {
  const find = (scene: PublishingScene, part = 0, since = scene.since) =>
    scene.publisher.find(scene.channel, { edition: EDITION, part }, since);

  test("goes through page after page, from its time on", async () => {
    await using scene = await openPublishing();
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

  test("takes nobody else's message for a part", async () => {
    // Others' messages come emptied without the intent.
    await using scene = await openPublishing({ privileged: ["messageContent"] });
    const posted = await post(scene);
    const message = scene.news.messages.get("message" in posted ? posted.message : "");
    if (message === undefined) throw new Error("nothing was posted");
    const { id: authorId } = scene.discord.addPerson({ name: "Ann", in: [scene.news.guildId ?? ""] });
    scene.news.messages.set(message.id, { ...message, authorId });
    expect(await find(scene)).toEqual({ kind: "absent" });
  });

  test("that fails says so", async () => {
    await using scene = await openPublishing();
    scene.discord.faults.inject({ method: "GET", path: POST }, { do: "status", status: 503 });
    expect(await find(scene)).toMatchObject({ kind: "unsearchable", detail: expect.stringContaining("503") });
  });

  test("that finds an empty list trusts older messages more than what it was told of permissions", async () => {
    await using scene = await openPublishing();
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

  test("takes the other parts, which are found and edited there", async () => {
    await using scene = await openPublishing();
    const first = await post(scene, { place });
    const second = await post(scene, { text: "two", part: 1, place: inThread });
    const [thread, message = ""] = ("message" in second ? second.message : "").split("/");
    expect(first).toEqual({ kind: "posted", message: thread });
    const there = scene.discord.world.channels.get(thread ?? "");
    expect(there?.name).toBe("Morning brief");
    expect(there?.messages.has(message)).toBe(true);
    expect(scene.standing()).toEqual(["one"]);
    const found = await scene.publisher.find(scene.channel, { edition: EDITION, part: 1 }, scene.since);
    expect(found).toEqual({ kind: "found", message: `${thread}/${message}` });
    const corrected = editionPart(EDITION, 1, "corrected", inThread);
    expect(await scene.publisher.edit(scene.channel, `${thread}/${message}`, corrected, 5_000)).toEqual({
      kind: "edited",
    });
  });

  test("is begun by whoever posts the second part, when the first process died before", async () => {
    await using scene = await openPublishing();
    await post(scene);
    const second = await post(scene, { text: "two", part: 1, place: inThread });
    expect(second).toMatchObject({ kind: "posted", message: expect.stringContaining("/") });
  });

  test("that may not be begun leaves the first part standing, and refuses the second", async () => {
    await using scene = await openPublishing();
    scene.discord.setPermissions(scene.news, { deny: ["createPublicThreads"] });
    expect(await post(scene, { place })).toMatchObject({ kind: "posted" });
    expect(scene.logged).toEqual(["edition.thread-not-begun"]);
    expect(await post(scene, { text: "two", part: 1, place: inThread })).toMatchObject({
      kind: "refused",
      why: "forbidden",
    });
  });

  test("that somebody deleted, or its first message, is not begun anew", async () => {
    await using scene = await openPublishing();
    const first = await post(scene, { place });
    const thread = scene.discord.world.channels.get("message" in first ? first.message : "");
    if (thread === undefined) throw new Error("no thread");
    scene.discord.deleteChannel(thread);
    expect(await post(scene, { text: "two", part: 1, place: inThread })).toEqual({ kind: "deleted" });
    expect(scene.standing()).toEqual(["one"]);
  });
});
