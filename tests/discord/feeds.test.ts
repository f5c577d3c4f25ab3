// /feed in Discord: a server's feeds are asked by the bot, and seen in that server only.
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Person } from "../../src/discord-standin/people/person.ts";
import { body, type FeedServer, rss, startFeedServer } from "../feeds/feed-server.ts";
import { type BotScene, openBotScene, textOf } from "./bot-scene.ts";

const ENV = { FEEDS_ALLOW_PRIVATE: "on" };
let scene: BotScene;
let server: FeedServer;

beforeEach(async () => {
  server = await startFeedServer();
  scene = await openBotScene({ "old.md": "The dairy opened at Norwick on Monday, the town said.\n" });
});
afterEach(async () => {
  await scene[Symbol.asyncDispose]();
  await server.close();
});

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const FERRY = {
  id: "1",
  title: "Ferry runs aground off Oster",
  text: "The ferry Nordlys ran aground off Oster in fog, the coast guard said. All 74 passengers were taken off.",
  date: ago(3),
};

async function command(
  who: Person,
  name: string,
  options: Record<string, string | number> = {},
): Promise<string> {
  const act = who.command(name, options, scene.general);
  const reply = await act.until((effects) => {
    const filled = effects.find(({ kind }) => kind === "edit" || kind === "reply");
    return filled !== undefined && "message" in filled ? filled.message : undefined;
  });
  return textOf(reply);
}

test("a feed is added, listed, read and removed", { timeout: 60_000 }, async () => {
  server.answer("/feed.xml", body(rss([FERRY])));
  await scene.ready(ENV);
  const url = `${server.origin}/feed.xml`;
  expect(await command(scene.boss, "feed add", { url })).toMatch(/Harbour Post.*added, 1 entry taken/s);
  expect(await command(scene.boss, "feed list")).toMatch(/Harbour Post/);
  expect(await command(scene.boss, "documents search", { words: "Nordlys" })).toMatch(/ran aground/);
  expect(await command(scene.boss, "feed remove", { feed: url })).toMatch(/Removed/);
  expect(await command(scene.boss, "documents search", { words: "Nordlys" })).not.toMatch(/ran aground/);
});

test("what is no feed is refused with the reason", { timeout: 60_000 }, async () => {
  const page = `<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/news.xml"></head><body>Hello</body></html>`;
  server.answer("/", body(page, { "content-type": "text/html" }));
  server.answer("/news.xml", body(rss([FERRY])));
  await scene.ready(ENV);
  expect(await command(scene.boss, "feed add", { url: server.origin })).toMatch(/did you mean.*news/s);
  expect(await command(scene.boss, "feed add", { url: "ftp://example.org/" })).toMatch(/http/);
  expect(await command(scene.boss, "feed preview", { url: `${server.origin}/news.xml` })).toMatch(/1 entry/);
});

test("without FEEDS_ALLOW_PRIVATE no request reaches this machine", { timeout: 60_000 }, async () => {
  await scene.ready();
  const before = server.requests.length;
  expect(await command(scene.boss, "feed add", { url: `${server.origin}/feed.xml` })).toMatch(/port|private/);
  expect(server.requests.length).toBe(before);
});
