import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../src/config/config.ts";
import { noSensors } from "../src/domain/health.ts";
import { operatorLibrary } from "../src/domain/library.ts";
import { createFolderSource } from "../src/ingest/folder-source.ts";
import { createHttpServer } from "../src/ops/http/server.ts";
import { NO_KEEPER, wirePages } from "../src/wire-pages.ts";
import { openRooms } from "../src/wire-rooms.ts";
import { writeCorpus } from "./lib/corpus.ts";
import type { Bench, Figure } from "./report.ts";

const DOCUMENTS = Number(process.env.BENCH_DOCUMENTS ?? 20_000);
/** A page that is asked for first shows within this, in milliseconds; a briefing takes what composing it takes. */
const FIRST_MS = 300;
const TIMES = 5;
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

const silent = { emit: () => undefined };
const now = () => new Date().toISOString();

/** Asks for each page first in a program that just opened its store, then a few times more. */
export const bench: Bench = {
  name: `Pages over HTTP (${DOCUMENTS} documents of about 5 KB)`,
  needs: null,
  async run() {
    const place = await mkdtemp(join(tmpdir(), "dateline-pages-"));
    try {
      const folder = join(place, "documents");
      await writeCorpus(folder, DOCUMENTS);
      await withServer(folder, place, async () => undefined);
      const figures: Figure[] = [];
      for (const page of PAGES) figures.push(await withServer(folder, place, (url) => measure(url, page)));
      return figures;
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  },
};

async function withServer<T>(folder: string, place: string, use: (url: string) => Promise<T>): Promise<T> {
  const open = new AsyncDisposableStack();
  try {
    const env = { DOCUMENTS_DIR: folder, DATA_DIR: join(place, "data"), TIME_ZONE: "UTC" };
    const settings = readConfig({ env, cwd: place, projectRoot: place });
    if (!settings.ok) throw new Error(JSON.stringify(settings.faults));
    const { config } = settings;
    const rooms = await openRooms({ config, events: silent, now, open, sensors: noSensors() });
    await rooms.intake.takeIn(
      operatorLibrary(folder),
      createFolderSource({ root: folder, now, reader: rooms.reader }),
    );
    const routes = wirePages({ config, rooms, keeper: NO_KEEPER, now });
    const server = await createHttpServer({
      host: "127.0.0.1",
      port: 0,
      token: null,
      routes,
      events: silent,
    });
    open.defer(() => server.close());
    return await use(server.url);
  } finally {
    await open.disposeAsync();
  }
}

async function measure(url: string, page: string): Promise<Figure> {
  const isComposed = page === "/" || page.startsWith("/?");
  let bytes = 0;
  const ask = async (): Promise<number> => {
    const before = performance.now();
    bytes = (await (await fetch(url + page)).text()).length;
    return performance.now() - before;
  };
  const first = await ask();
  const again: number[] = [];
  for (let n = 0; n < TIMES; n += 1) again.push(await ask());
  const median = again.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
  return {
    name: `${page}: first ms (again ${median.toFixed(0)} ms, ${Math.round(bytes / 1024)} kB)`,
    value: first.toFixed(0),
    baseline: null,
    target: isComposed ? null : `<= ${FIRST_MS}`,
    met: isComposed ? null : first <= FIRST_MS,
  };
}
