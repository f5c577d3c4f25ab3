import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { drawSheet } from "../src/charts/sheet.ts";
import { sharedLibrary } from "../src/domain/library.ts";
import type { Painter, PictureFacts, Sheet } from "../src/domain/pictures.ts";
import type { LibraryChange, Store } from "../src/domain/ports.ts";
import type { BriefingStory } from "../src/domain/story.ts";
import { instantAfter } from "../src/domain/time.ts";
import { pictureFacts } from "../src/newsroom/pictures/picture-facts.ts";
import { createPainter } from "../src/pictures/painter.ts";
import { openStore } from "../src/store/open-store.ts";
import { madeUpFacts } from "./lib/made-up-facts.ts";
import { createRandom } from "./lib/random.ts";
import { syntheticNews } from "./lib/synthetic-news.ts";
import type { Bench, Figure } from "./report.ts";

const PICTURES = 150;
/** Each is painted so often and the quickest counts: what else the machine does is not the picture's time. */
const TRIES = 3;
const MOST_MS = 100;
const MOST_BYTES = 200_000;
/** The gateway must answer within three seconds; a hundredth of that is nobody's delay. */
const MOST_DELAY_MS = 30;
const DOCUMENTS = 10_000;
const ROUNDS = 50;
const MINUTE_MS = 60_000;
const LIBRARY = sharedLibrary("/bench");

export const bench: Bench = {
  name: `Pictures: ${PICTURES} made-up briefings drawn and painted one after the other, three times each, and the facts for them`,
  needs: null,
  run: async () => [...(await painting()), await finding()],
};

/** Drawn from a seed, so that every run paints the same. */
async function painting(): Promise<Figure[]> {
  const random = createRandom(1);
  const painter = createPainter();
  const walls: number[] = [];
  const sizes: number[] = [];
  const paint = async (facts: PictureFacts) => {
    const language = random() < 0.5 ? "en" : "de";
    let quickest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < TRIES; i += 1) {
      const since = performance.now();
      const sheet = drawSheet(facts, { language, timeZone: "UTC" }, painter.covers);
      if (sheet === null) return;
      const png = await painter.paint(sheet);
      quickest = Math.min(quickest, performance.now() - since);
      if (i === 0) sizes.push(png.length);
    }
    walls.push(quickest);
  };
  const begun = performance.now();
  await painter.paint(firstSheet(painter, random));
  const first = performance.now() - begun;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const before = process.memoryUsage().rss;
  delay.enable();
  for (let i = 0; i < PICTURES; i += 1) await paint(madeUpFacts(random));
  delay.disable();
  const more = (process.memoryUsage().rss - before) / 2 ** 20;
  const [p50, p99] = [0.5, 0.99].map((share) => percentile(walls, share));
  const largest = Math.max(...sizes);
  const delayP99 = delay.percentile(99) / 1e6;
  return [
    limited(
      "a picture p99, ms",
      p99 ?? 0,
      MOST_MS,
      `p50 ${(p50 ?? 0).toFixed(0)}, the first of all ${first.toFixed(0)}`,
    ),
    limited("largest picture, bytes", largest, MOST_BYTES, `median ${percentile(sizes, 0.5)}`),
    limited("main-thread delay p99, ms", delayP99, MOST_DELAY_MS, `longest ${(delay.max / 1e6).toFixed(1)}`),
    {
      name: `memory after ${walls.length * TRIES} pictures, MiB more`,
      value: more.toFixed(0),
      baseline: null,
      target: null,
      met: null,
    },
  ];
}

function firstSheet({ covers }: Painter, random: () => number): Sheet {
  for (;;) {
    const sheet = drawSheet(madeUpFacts(random), { language: "en", timeZone: "UTC" }, covers);
    if (sheet !== null) return sheet;
  }
}

/** The fourteen days and ten stories of a library, out of a real store. */
async function finding(): Promise<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), "dateline-bench-"));
  const store = await openStore({
    dataDir,
    now: () => "2024-01-15T00:00:00.000Z",
    events: { emit: () => undefined },
  });
  try {
    const stories = await fill(store);
    const generatedAt = "2024-01-14T23:00:00.000Z";
    const walls: number[] = [];
    for (let i = 0; i < ROUNDS; i += 1) {
      const begun = performance.now();
      await pictureFacts(store, LIBRARY, { generatedAt, stories: stories.slice(i, i + 10) });
      walls.push(performance.now() - begun);
    }
    const p99 = percentile(walls, 0.99);
    return limited(
      `facts out of ${DOCUMENTS} documents p99, ms`,
      p99,
      MOST_MS,
      `p50 ${percentile(walls, 0.5).toFixed(0)}`,
    );
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true });
  }
}

/** All documents within the fortnight, four to a story. */
async function fill(store: Store): Promise<readonly BriefingStory[]> {
  const apart = Math.floor((14 * 24 * 60 * MINUTE_MS) / DOCUMENTS);
  const ids = new Set<string>();
  let batch: LibraryChange[] = [];
  let at = 0;
  for (const made of syntheticNews(0, DOCUMENTS)) {
    const storyId = `story-${Math.floor(at / 4)}`;
    const published = { ...made.published, at: instantAfter("2024-01-01T00:00:00.000Z", at * apart) };
    at += 1;
    ids.add(storyId);
    const document = { ...made, published };
    const headline = {
      text: made.title,
      evidence: [{ document: made.path, sentences: [1], quote: made.title }],
    };
    const file = { path: made.path, size: 1, modifiedMs: 0, contentHash: made.contentHash };
    const digest = { headline, summary: [], keyFacts: [], writer: "extractive" as const };
    batch.push({ kind: "document", file, document, digest, storyId, signature: new Uint8Array() });
    if (batch.length === 10) await store.apply(LIBRARY, batch.splice(0));
  }
  batch = [];
  return [...ids].map((id) => storyOf(id));
}

function storyOf(id: string): BriefingStory {
  const none = { documents: [], summary: [], keyFacts: [], conflicts: [], change: [], upcoming: [] };
  return {
    id,
    headline: id,
    headlineEvidence: [],
    status: "new",
    publishedAt: "2024-01-01T00:00:00.000Z",
    ...none,
  };
}

function limited(name: string, value: number, most: number, beside: string): Figure {
  const shown = value >= 1000 ? String(value) : value.toFixed(1);
  return { name, value: shown, baseline: beside, target: `below ${most}`, met: value < most };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
