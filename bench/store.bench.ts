import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharedLibrary } from "../src/domain/core/library.ts";
import { FOLDER } from "../src/domain/intake/source-id.ts";
import type { LibraryChange } from "../src/domain/store/library-change.ts";
import type { Store } from "../src/domain/store/store.ts";
import { storeFile } from "../src/store/sqlite/engine/files.ts";
import { openStore } from "../src/store/sqlite/open-store.ts";
import { contentStems } from "../src/text/tokens/tokens.ts";
import { changeOf, newsDocuments, readQuestions } from "./lib/data/news-documents.ts";
import { createRandom } from "./lib/generate/random.ts";
import type { Bench, Measurement } from "./lib/report.ts";
import { percentile } from "./lib/score/percentile.ts";

const DOCUMENTS = 20_000;
const CHARACTERS = 5_000;
const SEARCHES = 1_000;
const LIBRARY = sharedLibrary("/bench");
const BATCH_SIZE = 10;

/** Writes 20,000 documents of 5 KB, then searches them with the quiz questions. */
export const bench: Bench = {
  name: "Store: 20,000 documents of 5 KB, node:sqlite in two workers",
  needs: "questions",
  run: async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "dateline-bench-"));
    const store = await openStore({
      dataDir,
      now: () => "2022-06-17T00:00:00.000Z",
      events: { emit: () => undefined },
    });
    try {
      const writing = await measureWriting(store);
      const { size } = await stat(storeFile(dataDir));
      const kib = size / 1024 / DOCUMENTS;
      return [
        ...writing,
        {
          name: "KiB on disk per document",
          value: kib.toFixed(1),
          baseline: "text 4.9",
          target: null,
          met: null,
        },
        ...(await measureSearching(store)),
        ...(await measureLists(store)),
      ];
    } finally {
      await store.close();
      await rm(dataDir, { recursive: true });
    }
  },
};

async function measureWriting(store: Store): Promise<Measurement[]> {
  let batch: LibraryChange[] = [];
  const durations: number[] = [];
  let cpu = 0;
  const apply = async (): Promise<void> => {
    const cpuBefore = process.cpuUsage();
    const before = performance.now();
    await store.apply(LIBRARY, FOLDER, batch);
    durations.push((performance.now() - before) / batch.length);
    const { user, system } = process.cpuUsage(cpuBefore);
    cpu += (user + system) / 1000;
    batch = [];
  };
  for (const document of newsDocuments(DOCUMENTS, CHARACTERS)) {
    batch.push(changeOf(document));
    if (batch.length === BATCH_SIZE) await apply();
  }
  const mean = durations.reduce((sum, duration) => sum + duration, 0) / durations.length;
  return [
    belowLimit("write: ms per document, mean", mean, 2, "CPU of both threads", cpu / DOCUMENTS),
    {
      name: "write: ms per batch of 10, p99",
      value: (percentile(durations, 0.99) * BATCH_SIZE).toFixed(1),
      baseline: null,
      target: null,
      met: null,
    },
  ];
}

async function measureSearching(store: Store): Promise<Measurement[]> {
  const frequent = ["president", "people", "said", "year", "new", "state", "report", "country"];
  const random = createRandom(7);
  const questions = readQuestions();
  const queries = Array.from({ length: SEARCHES }, (_, index) => {
    const { question } = questions[index % questions.length] ?? { question: "" };
    const extra = frequent.filter(() => random() < 0.25);
    return contentStems([question, ...extra].join(" "));
  });
  const plain = await time(queries, (stems) => store.search(LIBRARY, stems, 10));
  const words = await time(frequent.map(contentStems), (stems) => store.search(LIBRARY, stems, 10));
  const frequencies = await time(queries.slice(0, 200), (stems) => store.stemFrequencies(LIBRARY, stems));
  return [
    belowLimit(
      "search: p50 ms",
      percentile(plain, 0.5),
      10,
      "stemFrequencies p50",
      percentile(frequencies, 0.5),
    ),
    belowLimit("search: p99 ms", percentile(plain, 0.99), 60, "slowest", Math.max(...plain)),
    belowLimit(
      "search for one frequent word: slowest ms",
      Math.max(...words),
      60,
      "p50",
      percentile(words, 0.5),
    ),
  ];
}

async function measureLists(store: Store): Promise<Measurement[]> {
  const allTime = { from: null, to: "2100-01-01T00:00:00.000Z" };
  const files = await timePages(() => store.files(LIBRARY, FOLDER));
  const signatures = await timePages(() => store.signatures(LIBRARY));
  const stories = await timePages(() => store.stories(LIBRARY, allTime));
  return [
    belowLimit("read all files' states: ms", files, 1_000, "all signatures", signatures),
    belowLimit("read all story outlines: ms", stories, 1_000, "all files' states", files),
  ];
}

async function timePages(list: () => AsyncIterable<readonly unknown[]>): Promise<number> {
  const before = performance.now();
  let entries = 0;
  for await (const page of list()) entries += page.length;
  if (entries === 0) throw new Error("the list is empty: nothing was measured");
  return performance.now() - before;
}

async function time<T>(inputs: readonly T[], work: (input: T) => Promise<unknown>): Promise<number[]> {
  const durations: number[] = [];
  for (const input of inputs) {
    const before = performance.now();
    await work(input);
    durations.push(performance.now() - before);
  }
  return durations;
}

function belowLimit(
  name: string,
  value: number,
  limit: number,
  comparison: string,
  comparisonValue: number,
): Measurement {
  const baseline = `${comparison} ${comparisonValue.toFixed(1)}`;
  return { name, value: value.toFixed(2), baseline, target: `at most ${limit}`, met: value <= limit };
}
