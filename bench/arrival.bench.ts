import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { Bench, Measurement } from "./lib/report.ts";

const FILES = Number(process.env.BENCH_FILES ?? 50_000);
const SEEDS = Number(process.env.BENCH_SEEDS ?? 200);

const Burst = z.object({
  queuedSeconds: z.number(),
  syncedSeconds: z.number(),
  read: z.number(),
  maxBacklog: z.number(),
  delayP99Ms: z.number(),
  delayMaxMs: z.number(),
  peakMb: z.number(),
});
const Shuffles = z.object({
  seeds: z.number(),
  operations: z.number(),
  wrong: z.array(z.number()),
  slowestSeconds: z.number(),
});

export const bench: Bench = {
  name: `Arrival: ${FILES} files at once into a watched folder, and ${SEEDS} folders with random changes`,
  needs: null,
  async run() {
    const tempDir = await mkdtemp(join(tmpdir(), "dateline-arrival-"));
    try {
      const burst = Burst.parse(
        await child("bench/lib/ingest/arrival-run.ts", join(tempDir, "burst"), String(FILES)),
      );
      const shuffles = Shuffles.parse(
        await child("bench/lib/ingest/shuffle-run.ts", join(tempDir, "shuffle"), String(SEEDS)),
      );
      return [...burstMeasurements(burst), ...shuffleMeasurements(shuffles)];
    } finally {
      await rm(tempDir, { recursive: true, force: true });
    }
  },
};

/** Runs a child script; resolves to the JSON on its last output line. */
async function child(script: string, ...args: readonly string[]): Promise<unknown> {
  const run = spawn(process.execPath, ["--max-semi-space-size=4", script, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let last = "";
  for await (const line of createInterface({ input: run.stdout })) last = line;
  return JSON.parse(last);
}

function burstMeasurements(run: z.infer<typeof Burst>): readonly Measurement[] {
  const rate = run.read / run.syncedSeconds;
  return [
    measurement(
      "listed and queued after the last file, s",
      run.queuedSeconds,
      "within 60",
      run.queuedSeconds <= 60,
    ),
    measurement("files read", run.read, String(FILES), run.read === FILES),
    measurement("largest backlog shown, files", run.maxBacklog, null, null),
    measurement("all in the library, s", run.syncedSeconds, null, null),
    measurement("documents/s", rate, "at least 400", rate >= 400),
    measurement("main-thread delay p99, ms", run.delayP99Ms, "at most 50", run.delayP99Ms <= 50),
    measurement("main-thread delay maximum, ms", run.delayMaxMs, null, null),
    measurement("peak memory, MB", run.peakMb, "under 400", run.peakMb < 400),
  ];
}

function shuffleMeasurements({
  seeds,
  operations,
  wrong,
  slowestSeconds,
}: z.infer<typeof Shuffles>): readonly Measurement[] {
  const seedList = wrong.length === 0 ? "" : ` (seeds ${wrong.join(", ")})`;
  return [
    measurement(
      `folders not in sync after ${operations} changes each${seedList}`,
      wrong.length,
      `0 of ${seeds}`,
      wrong.length === 0,
    ),
    measurement("slowest sync after the last change, s", slowestSeconds, null, null),
  ];
}

function measurement(name: string, value: number, target: string | null, met: boolean | null): Measurement {
  const text = Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 0);
  return { name, value: text, baseline: null, target, met };
}
