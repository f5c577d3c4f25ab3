import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { extractText, getDocumentProxy } from "unpdf";
import { createFolderSource } from "../src/ingest/scan/folder-source.ts";
import { createFolderReader } from "../src/ingest/worker/folder-reader.ts";
import { watchChildMemory } from "./lib/ingest/child-memory.ts";
import { type Bench, dataPath, type Measurement } from "./lib/report.ts";

const WORKER = new URL("../src/wiring/reading-worker.ts", import.meta.url);
const KINDS = ["pdf", "docx", "eml", "html"];
const NOW = new Date().toISOString();

interface FileRead {
  readonly path: string;
  readonly seconds: number;
  /** "document", "several", or the error code if the file has no text. */
  readonly outcome: string;
}

/** The files include ones built to crash readers; they must be read or refused like any other. */
export const bench: Bench = {
  name: "Formats: PDF, Word, mail and web pages, read as in production",
  needs: "formats",
  async run() {
    const memory = watchChildMemory();
    const files = await readEach();
    const peakMb = memory.stop();
    const delay = await delayOfScans();
    return [
      ...readMeasurements(files),
      await pdfMeasurement(files),
      memoryMeasurement(peakMb),
      delayMeasurement(delay),
    ];
  },
};

/** Reads files one at a time, so that each has its own duration. */
async function readEach(): Promise<FileRead[]> {
  const root = realpathSync(dataPath("formats"));
  const reader = createFolderReader({ workerFile: WORKER });
  const files: FileRead[] = [];
  for (const path of KINDS.flatMap((kind) => filesIn(root, kind))) {
    const started = performance.now();
    const read = await reader.read({ root, path, knownHash: null, arrivedAt: NOW });
    const outcome = read.kind === "unreadable" ? read.unreadable.code : read.kind;
    files.push({ path, seconds: (performance.now() - started) / 1000, outcome });
  }
  await reader.close();
  return files;
}

function filesIn(root: string, folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const inside = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return inside.map((path) => path.slice(root.length + 1)).sort();
}

function readMeasurements(files: readonly FileRead[]): Measurement[] {
  const failed = files.filter(({ outcome }) => /^(?:malformed|too-slow|too-much-memory)$/.test(outcome));
  const slowest = files.reduce((slow, file) => (file.seconds > slow.seconds ? file : slow));
  return [
    measurement("files read or refused with a reason", files.length, null, null),
    measurement(`of these, could not be parsed ${names(failed)}`, failed.length, null, null),
    measurement(
      `slowest file, s (${slowest.path})`,
      slowest.seconds.toFixed(2),
      "at most 30",
      slowest.seconds <= 30,
    ),
  ];
}

function names(files: readonly FileRead[]): string {
  return files.length === 0 ? "" : `(${files.map(({ path }) => path).join(", ")})`;
}

/** The baseline counts PDFs from which unpdf extracts any text; ours counts those that become a document. */
async function pdfMeasurement(files: readonly FileRead[]): Promise<Measurement> {
  const pdfs = files.filter(({ path }) => path.startsWith("pdf/"));
  const ours = pdfs.filter(({ outcome }) => outcome === "document").length;
  let plain = 0;
  for (const { path, outcome } of pdfs) if (outcome !== "encrypted" && (await hasText(path))) plain += 1;
  const value = `${ours} of ${pdfs.length}`;
  return {
    name: "PDFs with text",
    value,
    baseline: `unpdf ${plain}`,
    target: "90% of unpdf's",
    met: ours >= plain * 0.9,
  };
}

async function hasText(path: string): Promise<boolean> {
  const bytes = new Uint8Array(readFileSync(dataPath("formats", path)));
  const { text } = await extractText(await getDocumentProxy(bytes, { verbosity: 0 }), { mergePages: true });
  return text.trim() !== "";
}

/** The main thread's p99 delay in ms while folders of all kinds are scanned. */
async function delayOfScans(): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  for (const kind of KINDS) {
    const source = createFolderSource({
      root: dataPath("formats", kind),
      now: () => NOW,
      workerFile: WORKER,
    });
    source.warm();
    delay.enable();
    for await (const _ of source.scan(new Map()));
    delay.disable();
    await source.close();
  }
  return delay.percentile(99) / 1e6;
}

function memoryMeasurement(peakMb: number | null): Measurement {
  const name = "largest reading process, MB";
  if (peakMb === null) return measurement(name, "not available here", null, null);
  return measurement(name, peakMb.toFixed(0), "at most 512", peakMb <= 512);
}

function delayMeasurement(p99: number): Measurement {
  return measurement("main-thread delay p99, ms", p99.toFixed(1), "at most 50", p99 <= 50);
}

function measurement(
  name: string,
  value: number | string,
  target: string | null,
  met: boolean | null,
): Measurement {
  return { name, value, baseline: null, target, met };
}
