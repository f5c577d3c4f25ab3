import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../../src/async/system-clock.ts";
import { textsFor } from "../../../src/catalogues/texts.ts";
import { createSheet } from "../../../src/charts/sheet.ts";
import { type LibraryId, sharedLibrary } from "../../../src/domain/core/library.ts";
import type { Document } from "../../../src/domain/documents/document.ts";
import { FOLDER } from "../../../src/domain/intake/source-id.ts";
import type { Events } from "../../../src/domain/operations/events.ts";
import type { Rasterizer } from "../../../src/domain/pictures/rasterizer.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import type { Briefing } from "../../../src/domain/stories/story.ts";
import { createBriefingService } from "../../../src/newsroom/briefing/briefing-service.ts";
import { pictureFacts } from "../../../src/newsroom/pictures/picture-facts.ts";
import { createPictures } from "../../../src/newsroom/pictures/pictures.ts";
import { createWritingService } from "../../../src/newsroom/writing/writing-service.ts";
import { createRasterizer } from "../../../src/pictures/rasterizer.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../../src/writer/extractive/extractive-writer.ts";
import { briefing as sampleBriefing } from "../../console/samples.ts";
import { fileOf } from "../../contracts/sample-documents.ts";
import { report } from "../../model/newsroom.ts";

const drawSheet = createSheet(textsFor);
const OPTIONS = { language: "en", timeZone: "UTC" };
const events = { emit: () => undefined };
const now = () => "2024-05-14T12:00:00.000Z";
const shared = sharedLibrary("/news");
const guild: LibraryId = { root: "/news", guild: "1" };
const writer = createExtractiveWriter();
let dataDir = "";
let store: Store;
let briefing: Briefing;

async function addDocument(into: LibraryId, storyId: string, document: Document): Promise<void> {
  const file = fileOf(document.path, document.contentHash);
  const digest = await writer.digest(document);
  await store.apply(into, FOLDER, [
    { kind: "document", file, document, digest, storyId, signature: new Uint8Array() },
  ]);
}

const fire = (day: string, count: string, title = "Fire spreads near Talo") =>
  report(
    `fire-${day}.txt`,
    `${title}\n\nThe forest fire near Talo killed ${count} people, officials said.\n`,
    `2024-05-${day}`,
  );

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-pictures-"));
  store = await openStore({ dataDir, now, events });
  await addDocument(shared, "fire", fire("10", "at least 22"));
  await addDocument(shared, "fire", fire("12", "31"));
  await addDocument(
    shared,
    "vote",
    report("vote.txt", "Council votes\n\nThe council of Oster voted.\n", "2024-05-12"),
  );
  await addDocument(
    shared,
    "old",
    report("old.txt", "Old news\n\nThe mill of Oster closed.\n", "2024-04-30"),
  );
  await addDocument(guild, "own", report("own.txt", "Club meets\n\nThe club of Oster met.\n", "2024-05-13"));
  const writing = createWritingService({ extractive: writer, model: null, verify, events });
  const briefings = createBriefingService({
    store,
    modelDigester: null,
    writing: { primary: writing, extractive: writing },
    now,
  });
  briefing = await briefings.compose(shared, null, { topic: null });
});
afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

const busyDays = async (library: LibraryId) =>
  (await pictureFacts(store, library, briefing)).days
    .filter(({ documents }) => documents > 0)
    .map(({ day, documents, stories }) => [day, documents, stories]);

test("counts documents and stories for the 14 days up to the briefing", async () => {
  const { days } = await pictureFacts(store, shared, briefing);
  expect([days.length, days[0]?.day, days[13]?.day]).toEqual([14, "2024-05-01", "2024-05-14"]);
  expect(await busyDays(shared)).toEqual([
    ["2024-05-10", 1, 1],
    ["2024-05-12", 2, 2],
  ]);
});

test("counts a guild's own documents only in that guild", async () => {
  expect(await busyDays(guild)).toContainEqual(["2024-05-13", 1, 1]);
  expect(await busyDays(shared)).not.toContainEqual(["2024-05-13", 1, 1]);
});

test("finds moved figures in the briefing's stories, including documents from before its window", async () => {
  const late = { ...briefing, window: { from: "2024-05-12T00:00:00.000Z", to: now() } };
  const { moves } = await pictureFacts(store, shared, late);
  expect(moves.map(({ move }) => [move.label, ...move.points.map(({ text }) => text)])).toEqual([
    ["people dead", "at least 22", "31"],
  ]);
  const withoutFire = late.stories.filter(({ id }) => id !== "fire");
  expect((await pictureFacts(store, shared, { ...late, stories: withoutFire })).moves).toEqual([]);
});

test("leaves out a headline that contains a link, a mention or markup", async () => {
  const named = (headline: string) => ({
    ...briefing,
    stories: briefing.stories.map((story) => ({ ...story, headline })),
  });
  for (const headline of ["Fire: see evil.example now", "@everyone look", "[here](//x)", "<@1>"]) {
    const { moves } = await pictureFacts(store, shared, named(headline));
    expect(moves.map((moved) => moved.headline)).toEqual([null]);
  }
  expect((await pictureFacts(store, shared, named("Fire in the U.S. kills 31"))).moves[0]?.headline).toBe(
    "Fire in the U.S. kills 31",
  );
});

function picturesOf(rasterizer: Rasterizer) {
  const emitted: string[] = [];
  const logging: Events = {
    emit(_level, name, payload) {
      const failed = "error" in payload && payload.error instanceof Error ? `: ${payload.error.message}` : "";
      emitted.push(`${name}${failed}`);
    },
  };
  return {
    emitted,
    pictures: createPictures({ store, draw: drawSheet, rasterizer, events: logging, clock: systemClock }),
  };
}

test("creates a PNG with a text alternative", async () => {
  const { emitted, pictures } = picturesOf(createRasterizer());
  const picture = await pictures.create(shared, briefing, OPTIONS);
  expect(picture).toMatchObject({ name: "briefing.png", mediaType: "image/png" });
  expect(picture?.description).toMatch(/: people dead: at least 22 on 10 May, 31 on 12 May\.$/);
  const png = Buffer.from(picture?.data ?? []);
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.length).toBeLessThan(200_000);
  expect(emitted).toEqual(["picture.made"]);
});

test("creates no picture for a briefing without stories", async () => {
  const { emitted, pictures } = picturesOf(createRasterizer());
  expect(await pictures.create(shared, sampleBriefing([], { generatedAt: now() }), OPTIONS)).toBeNull();
  expect(emitted).toEqual([]);
});

test("returns null and emits an event if rasterizing fails", async () => {
  const failing = { hasGlyphsFor: () => true, rasterize: () => Promise.reject(new Error("no such library")) };
  const { emitted, pictures } = picturesOf(failing);
  expect(await pictures.create(shared, briefing, OPTIONS)).toBeNull();
  expect(emitted).toEqual(["picture.failed: no such library"]);
});

test("gives up after the timeout", async () => {
  const never = { hasGlyphsFor: () => true, rasterize: () => new Promise<never>(() => undefined) };
  const emitted: unknown[] = [];
  const pictures = createPictures({
    store,
    draw: drawSheet,
    rasterizer: never,
    events: {
      emit: (_level, name, payload) => emitted.push(name, "error" in payload && String(payload.error)),
    },
    clock: { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 100, signal) },
  });
  expect(await pictures.create(shared, briefing, OPTIONS)).toBeNull();
  expect(emitted).toEqual(["picture.failed", "Error: no picture after 5 s"]);
});
