// /feed in Discord: a server's feeds are asked by the bot, and seen in that server only.
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Person } from "../../src/discord-standin/people/person.ts";
import { body, type FeedServer, rss, startFeedServer } from "../feeds/feed-server.ts";
import { type BotScene, openBotScene, postedIn, textOf } from "./bot-scene.ts";

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

const MILL = {
  id: "2",
  title: "Mill at Norwick opens again",
  text: "The mill at Norwick has 40 looms and opened again on Monday, its owner said.",
  date: ago(4),
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

test("the sources of an answer link to the original, on the feed's own site only", {
  timeout: 60_000,
}, async () => {
  const channel = "<title>Harbour Post</title><link>https://www.harbour-post.org/</link>";
  const link = "https://harbour-post.org/ferry";
  server.answer("/feed.xml", body(rss([{ ...FERRY, link }], channel)));
  server.answer("/other.xml", body(rss([{ ...MILL, link: "https://evil.example/mill" }], channel)));
  await scene.ready(ENV);
  for (const path of ["feed.xml", "other.xml"])
    await command(scene.boss, "feed add", { url: `${server.origin}/${path}` });
  expect(await linksBehind("How many passengers were on the Nordlys?")).toEqual([
    { label: "Open at harbour-post.org", url: link },
  ]);
  expect(await linksBehind("How many looms does the mill at Norwick have?")).toEqual([]);
});

/** The links under the sources of an answer. */
async function linksBehind(question: string): Promise<readonly { label: string; url: string }[]> {
  const { ann, discord, general } = scene;
  const before = postedIn(general, discord).length;
  ann.command("ask", { question }, general);
  const answer = await discord.until(() => postedIn(general, discord)[before]);
  const sources = await ann.click(answer, "Sources").reply();
  expect(textOf(sources)).toMatch(/Sources/);
  const found = JSON.stringify(sources.components).matchAll(/\{[^{}]*"url":"([^"]+)"[^{}]*\}/g);
  return [...found].map(([text]) => JSON.parse(text)).map(({ label, url }) => ({ label, url }));
}
