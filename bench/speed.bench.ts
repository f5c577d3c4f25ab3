import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { writeCorpus } from "./lib/generate/corpus.ts";
import { type ProcessUse, watchProcesses } from "./lib/ingest/process-tree.ts";
import type { Bench, Measurement } from "./lib/report.ts";

const DOCUMENTS = Number(process.env.BENCH_DOCUMENTS ?? 20_000);
const STARTS = 5;

const Run = z.object({
  read: z.number(),
  seconds: z.number(),
  delayP99Ms: z.number(),
  delayMaxMs: z.number(),
  composeDelayMaxMs: z.number(),
});

export const bench: Bench = {
  name: `Speed and size (${DOCUMENTS} documents of about 5 KB)`,
  needs: null,
  async run() {
    const tempDir = await mkdtemp(join(tmpdir(), "dateline-speed-"));
    try {
      const folder = join(tempDir, "documents");
      await writeCorpus(folder, DOCUMENTS);
      const cold = await ingestRun(folder, join(tempDir, "data"));
      const warm = await ingestRun(folder, join(tempDir, "data"));
      return [
        ...coldMeasurements(cold),
        ...warmMeasurements(warm),
        await firstLine(join(tempDir, "samples")),
      ];
    } finally {
      await rm(tempDir, { recursive: true, force: true });
    }
  },
};

interface IngestRun extends z.infer<typeof Run> {
  /** Until all documents were read, and with the briefing; null where it can't be measured. */
  readonly reading: ProcessUse | null;
  readonly total: ProcessUse | null;
}

async function ingestRun(folder: string, dataDir: string): Promise<IngestRun> {
  // The flags and compile cache that the launcher sets.
  const child = spawn(
    process.execPath,
    [
      "--max-semi-space-size=4",
      "--heap-growing-percent=50",
      "bench/lib/ingest/ingest-run.ts",
      folder,
      dataDir,
    ],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, NODE_COMPILE_CACHE: "node_modules/.cache/dateline" },
    },
  );
  const processes = watchProcesses(child.pid ?? 0);
  const lines: string[] = [];
  const uses: (ProcessUse | null)[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    uses.push(processes.use());
  }
  processes.stop();
  const [reading = null, total = null] = uses;
  return { ...Run.parse(JSON.parse(lines[1] ?? "")), reading, total };
}

function measurement(name: string, value: number, target: string | null, met: boolean | null): Measurement {
  return { name, value: value.toFixed(value < 10 ? 2 : 0), baseline: null, target, met };
}

/** Of the main process and those that read. */
function peakMemory(name: string, use: ProcessUse | null): Measurement {
  if (use === null) return { name, value: "not measured", baseline: null, target: null, met: null };
  return measurement(name, use.peakMb, "under 400", use.peakMb < 400);
}

function coldMeasurements(run: IngestRun): readonly Measurement[] {
  const rate = run.read / run.seconds;
  return [
    measurement("cold ingest, documents/s, everything included", rate, "at least 400", rate >= 400),
    measurement(
      "processor time per document, all processes, ms",
      (run.reading?.cpuMs ?? Number.NaN) / run.read,
      null,
      null,
    ),
    measurement("main-thread delay p99, ms", run.delayP99Ms, "at most 50", run.delayP99Ms <= 50),
    measurement("main-thread delay maximum, ms", run.delayMaxMs, "at most 50", run.delayMaxMs <= 50),
    measurement(
      "main-thread delay maximum while a briefing is composed, ms",
      run.composeDelayMaxMs,
      "at most 50",
      run.composeDelayMaxMs <= 50,
    ),
    peakMemory("peak memory of all processes while they read, MB", run.reading),
    peakMemory("peak memory of all processes with the briefing, MB", run.total),
  ];
}

function warmMeasurements(run: IngestRun): readonly Measurement[] {
  return [
    measurement(
      "second start, nothing changed, s",
      run.seconds,
      "within 3",
      run.seconds <= 3 && run.read === 0,
    ),
    peakMemory("second start, peak memory of all processes, MB", run.total),
  ];
}

/** The slowest of several first starts on the sample documents, each with an empty data folder. */
async function firstLine(dataRoot: string): Promise<Measurement> {
  const times: number[] = [];
  for (let index = 0; index < STARTS; index += 1) {
    const started = performance.now();
    const child = spawn(
      "node",
      ["dateline.mjs", "serve", "--documents", "seeds", "--data", `${dataRoot}-${index}`],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    for await (const _line of createInterface({ input: child.stdout })) {
      times.push((performance.now() - started) / 1000);
      break;
    }
    child.kill();
  }
  const slowest = Math.max(...times);
  const name = `first line of the sample briefing, s (slowest of ${STARTS} first starts)`;
  return measurement(name, slowest, "within 1.5", slowest <= 1.5);
}
