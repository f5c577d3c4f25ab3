import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LibraryId, sharedLibrary } from "../../../src/domain/core/library.ts";
import type { Document } from "../../../src/domain/documents/document.ts";
import { FOLDER } from "../../../src/domain/intake/source-id.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import type { Writer } from "../../../src/domain/writing/writer.ts";
import {
  type BriefingService,
  createBriefingService,
} from "../../../src/newsroom/briefing/briefing-service.ts";
import { createWritingService } from "../../../src/newsroom/writing/writing-service.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../../src/writer/extractive/extractive-writer.ts";
import { fileOf } from "../../contracts/sample-documents.ts";
import { dam, ferry, report } from "../../model/newsroom.ts";

const events = { emit: () => undefined };
const now = () => "2024-05-04T12:00:00.000Z";
const library = sharedLibrary("/news");
const guild: LibraryId = { root: "/news", guild: "1" };
const writer = createExtractiveWriter();
let dataDir = "";
let store: Store;
let briefings: BriefingService;

function briefingsWith(extractive: Writer): BriefingService {
  const writing = createWritingService({ extractive, model: null, verify, events });
  return createBriefingService({
    store,
    modelDigester: null,
    writing: { primary: writing, extractive: writing },
    now,
  });
}

async function addDocument(into: LibraryId, document: Document, storyId: string): Promise<void> {
  const digest = await writer.digest(document);
  const file = fileOf(document.path, document.contentHash);
  await store.apply(into, FOLDER, [
    { kind: "document", file, document, digest, storyId, signature: new Uint8Array() },
  ]);
}

const arrest = report(
  "arrest.txt",
  `Engineer arrested over the Kalindi dam

Police in Tareth arrested the engineer who had inspected the wall of the dam above Kalindi.

The death toll has risen to 31 people, the rescue service of Tareth said on Friday.`,
  "2024-05-03",
);

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-briefing-"));
  store = await openStore({ dataDir, now, events });
  briefings = briefingsWith(writer);
  await addDocument(library, ferry, "ferry");
  await addDocument(library, dam, "dam");
  await addDocument(library, arrest, "dam");
  await addDocument(
    guild,
    report("own.txt", "Ferry club meets\n\nThe ferry club of Oster met on Friday.\n"),
    "club",
  );
});
afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

describe("a briefing on a topic", () => {
  const briefingOn = async (topic: string, since: string | null = null, of = library) => {
    const { stories, storyCount, documents } = await briefings.compose(of, since, { topic });
    expect(storyCount).toBe(stories.length);
    return [documents.read, ...stories.map(({ id }) => id).sort()];
  };

  test.each([
    ["ferries", [1, "ferry"]],
    ["Kalindi rain", [2, "dam"]],
    ['"main pier"', [1, "ferry"]],
    ["friday", [2, "dam", "ferry"]],
    ["friday -nordlys", [1, "dam"]],
    ['"pier main"', [0]],
    ["chess", [0]],
    ["-ferry", [0]],
    ["🎉", [0]],
  ])("%s", async (topic, expected) => {
    const [read, ...stories] = await briefingOn(topic);
    expect(stories).toEqual(expected.slice(1));
    if (stories.length === 0) expect(read).toBe(0);
  });

  test("covers only its window and its library", async () => {
    expect(await briefingOn("rain", "2024-05-03T00:00:00.000Z")).toEqual([0]);
    expect(await briefingOn("arrested", "2024-05-03T00:00:00.000Z")).toEqual([1, "dam"]);
    expect(await briefingOn("ferry", null, guild)).toEqual([2, "club", "ferry"]);
    expect((await briefingOn("ferry")).includes("club")).toBe(false);
  });

  test("has a bottom line about its own stories", async () => {
    const { bottomLine } = await briefings.compose(library, null, { topic: "nordlys" });
    const cited = bottomLine.flatMap(({ evidence }) => evidence.map(({ document }) => document));
    expect(new Set(cited)).toEqual(new Set(["ferry.txt"]));
  });
});

test("maxStories keeps the first stories, but the counts cover all", async () => {
  const all = await briefings.compose(library, null);
  const { stories, storyCount, documents } = await briefings.compose(library, null, { maxStories: 1 });
  expect(all.stories.length).toBeGreaterThan(1);
  expect(stories).toEqual(all.stories.slice(0, 1));
  expect(storyCount).toBe(all.storyCount);
  expect(documents).toEqual(all.documents);
});

test("pages are added on request: the first stories in full, with what each of their documents added", async () => {
  expect(await briefings.compose(library, null)).not.toHaveProperty("pages");
  const { generatedAt, stories, pages = [] } = await briefings.compose(library, null, { withPages: true });
  expect(pages.map(({ story }) => story)).toEqual(stories);
  expect(pages.map(({ at, writer }) => [at, writer])).toEqual(stories.map(() => [generatedAt, "extractive"]));
  const storyReport = await briefings.story(library, "dam");
  expect(pages.find(({ story }) => story.id === "dam")?.timeline).toEqual(storyReport?.timeline);
});

test("a page has at most five stories, and keeps at most twelve documents of each", async () => {
  const crowd: LibraryId = { root: "/crowd", guild: null };
  const texts = (n: number, story: number) =>
    `Ferry ${story} delayed\n\nThe ferry number ${story} left with ${n + 2} cars on board.\n`;
  for (let story = 0; story < 6; story += 1)
    for (let n = 0; n < (story === 0 ? 14 : 1); n += 1)
      await addDocument(crowd, report(`${story}-${n}.txt`, texts(n, story)), `story ${story}`);
  const { stories, pages = [] } = await briefings.compose(crowd, null, { withPages: true });
  expect([stories.length, pages.length]).toEqual([6, 5]);
  const [largest] = [...pages].sort((a, b) => b.story.documents.length - a.story.documents.length);
  expect([largest?.story.documents.length, largest?.timeline.length]).toEqual([12, 12]);
  expect(stories.find(({ id }) => id === "story 0")?.documents).toHaveLength(14);
});

describe("one story", () => {
  test("is reported in full, with what each document added, earliest first", async () => {
    const storyReport = await briefings.story(library, "dam");
    expect(storyReport?.story).toMatchObject({ id: "dam", status: "update" });
    expect(storyReport?.story.documents.map(({ path }) => path)).toEqual(["dam.txt", "arrest.txt"]);
    expect(storyReport?.timeline.map(({ document }) => document.path)).toEqual(["dam.txt", "arrest.txt"]);
    const texts = storyReport?.timeline.map(({ claims }) => claims.map(({ text }) => text).join(" ")) ?? [];
    expect(texts[0]).toContain("23 people");
    expect(texts[1]).toContain("31 people");
    for (const { document, claims } of storyReport?.timeline ?? []) {
      expect(claims.length).toBeGreaterThan(0);
      expect(claims.length).toBeLessThanOrEqual(2);
      for (const { evidence } of claims) expect(evidence[0]?.document).toBe(document.path);
    }
    expect(storyReport).toMatchObject({
      writer: "extractive",
      model: null,
      fallbacks: 0,
      dropped: [],
      generatedAt: now(),
    });
  });

  test("is null if it is gone or belongs to another guild", async () => {
    expect(await briefings.story(library, "none")).toBeNull();
    expect(await briefings.story(library, "club")).toBeNull();
    expect((await briefings.story(guild, "club"))?.timeline).toHaveLength(1);
  });

  test("shows the source sentence where a stored digest contradicts it", async () => {
    const [document] = await store.documents(guild, ["own.txt"]);
    const sentence = document?.sentences[1] ?? "";
    const evidence = [{ document: "own.txt", sentences: [2], quote: sentence }];
    const claim = { text: "The ferry club of Oster met on Friday with 400 guests.", evidence };
    const digest = { headline: claim, summary: [claim], keyFacts: [], writer: "extractive" as const };
    await store.saveDigest(guild, "own.txt", document?.contentHash ?? "", digest);
    const storyReport = await briefings.story(guild, "club");
    expect(storyReport?.timeline[0]?.claims.map(({ text }) => text)).toEqual([sentence]);
    expect(storyReport?.dropped).toContainEqual(
      expect.objectContaining({ text: claim.text, reason: "number" }),
    );
  });
});
