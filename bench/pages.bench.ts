import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { textsFor } from "../src/catalogues/texts.ts";
import { readConfig } from "../src/config/config.ts";
import { operatorLibrary } from "../src/domain/core/library.ts";
import { createHealthSignals } from "../src/domain/operations/health-signals.ts";
import { NO_COUNTS } from "../src/domain/operations/quality-counts.ts";
import { createFolderSource } from "../src/ingest/scan/folder-source.ts";
import { NO_LIBRARY_SYNC } from "../src/newsroom/sync/library-sync.ts";
import { createHttpServer } from "../src/web/http/server.ts";
import { openCore } from "../src/wiring/core.ts";
import { wirePages } from "../src/wiring/pages.ts";
import { writeCorpus } from "./lib/generate/corpus.ts";
import type { Bench, Measurement } from "./lib/report.ts";
import { percentile } from "./lib/score/percentile.ts";

const DOCUMENTS = Number(process.env.BENCH_DOCUMENTS ?? 20_000);
/** Limit for the first request of a page, in ms; briefing pages have none, as composing dominates. */
const MAX_FIRST_MS = 300;
const REPEATS = 5;
const PAGES = [
  "/library",
  "/library?page=200",
  "/library?q=minister",
  "/library?state=refused",
  "/stories",
  "/editions",
  "/quality",
  "/",
  "/?since=24h",
];

const noEvents = { emit: () => undefined };
const now = () => new Date().toISOString();

/** Requests each page in a program that has just opened its store, then several times more. */
export const bench: Bench = {
  name: `Pages over HTTP (${DOCUMENTS} documents of about 5 KB)`,
  needs: null,
  async run() {
    const tempDir = await mkdtemp(join(tmpdir(), "dateline-pages-"));
    try {
      const folder = join(tempDir, "documents");
      await writeCorpus(folder, DOCUMENTS);
      await withServer(folder, tempDir, async () => undefined);
      const figures: Measurement[] = [];
      for (const page of PAGES) figures.push(await withServer(folder, tempDir, (url) => measure(url, page)));
      return figures;
    } finally {
      await rm(tempDir, { recursive: true, force: true });
    }
  },
};

async function withServer<T>(folder: string, tempDir: string, use: (url: string) => Promise<T>): Promise<T> {
  const resources = new AsyncDisposableStack();
  try {
    const env = { DOCUMENTS_DIR: folder, DATA_DIR: join(tempDir, "data"), TIME_ZONE: "UTC" };
    const parsedConfig = readConfig({ env, cwd: tempDir, projectRoot: tempDir });
    if (!parsedConfig.ok) throw new Error(JSON.stringify(parsedConfig.faults));
    const { config } = parsedConfig;
    const core = await openCore({
      config,
      events: noEvents,
      counts: NO_COUNTS,
      now,
      resources,
      sensors: createHealthSignals(),
    });
    await core.intake.ingest(
      operatorLibrary(folder),
      createFolderSource({ root: folder, now, reader: core.reader }),
    );
    const routes = wirePages({ config, core, librarySync: NO_LIBRARY_SYNC, now });
    const server = await createHttpServer({
      host: "127.0.0.1",
      port: 0,
      token: null,
      routes,
      events: noEvents,
      texts: textsFor("en"),
    });
    resources.defer(() => server.close());
    return await use(server.url);
  } finally {
    await resources.disposeAsync();
  }
}

async function measure(url: string, page: string): Promise<Measurement> {
  const isComposed = page === "/" || page.startsWith("/?");
  let bytes = 0;
  const fetchPage = async (): Promise<number> => {
    const before = performance.now();
    bytes = (await (await fetch(url + page)).text()).length;
    return performance.now() - before;
  };
  const first = await fetchPage();
  const repeats: number[] = [];
  for (let n = 0; n < REPEATS; n += 1) repeats.push(await fetchPage());
  const median = percentile(repeats, 0.5);
  return {
    name: `${page}: first ms (again ${median.toFixed(0)} ms, ${Math.round(bytes / 1024)} kB)`,
    value: first.toFixed(0),
    baseline: null,
    target: isComposed ? null : `<= ${MAX_FIRST_MS}`,
    met: isComposed ? null : first <= MAX_FIRST_MS,
  };
}
