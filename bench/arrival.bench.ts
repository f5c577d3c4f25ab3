import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { Bench, Figure } from "./report.ts";

const FILES = Number(process.env.BENCH_FILES ?? 50_000);
const SEEDS = Number(process.env.BENCH_SEEDS ?? 200);

const Burst = z.object({
  queuedSeconds: z.number(),
  levelSeconds: z.number(),
  read: z.number(),
  mostBacklog: z.number(),
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
  name: `Arrival: ${FILES} files at once into a watched folder, and ${SEEDS} shuffled folders`,
  needs: null,
  async run() {
    const place = await mkdtemp(join(tmpdir(), "dateline-arrival-"));
    try {
      const burst = Burst.parse(await child("bench/lib/arrival-run.ts", join(place, "burst"), String(FILES)));
      const shuffles = Shuffles.parse(
        await child("bench/lib/shuffle-run.ts", join(place, "shuffle"), String(SEEDS)),
      );
      return [...burstFigures(burst), ...shuffleFigures(shuffles)];
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  },
};

/** The last line that a child writes, as JSON. */
async function child(script: string, ...given: readonly string[]): Promise<unknown> {
  const run = spawn(process.execPath, ["--max-semi-space-size=4", script, ...given], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let last = "";
  for await (const line of createInterface({ input: run.stdout })) last = line;
  return JSON.parse(last);
}

function burstFigures(run: z.infer<typeof Burst>): readonly Figure[] {
  const rate = run.read / run.levelSeconds;
  return [
    figure(
      "listed and queued after the last file came, s",
      run.queuedSeconds,
      "within 60",
      run.queuedSeconds <= 60,
    ),
    figure("files read", run.read, String(FILES), run.read === FILES),
    figure("most of the backlog that was shown, files", run.mostBacklog, null, null),
    figure("all in the library after, s", run.levelSeconds, null, null),
    figure("that is documents/s", rate, "at least 400", rate >= 400),
    figure("main-thread delay p99, ms", run.delayP99Ms, "at most 50", run.delayP99Ms <= 50),
    figure("main-thread delay maximum, ms", run.delayMaxMs, null, null),
    figure("peak memory, MB", run.peakMb, "under 400", run.peakMb < 400),
  ];
}

function shuffleFigures({
  seeds,
  operations,
  wrong,
  slowestSeconds,
}: z.infer<typeof Shuffles>): readonly Figure[] {
  const named = wrong.length === 0 ? "" : ` (seeds ${wrong.join(", ")})`;
  return [
    figure(
      `folders of ${operations} changes each that were not level in the end${named}`,
      wrong.length,
      `0 of ${seeds}`,
      wrong.length === 0,
    ),
    figure("slowest to be level once it was quiet, s", slowestSeconds, null, null),
  ];
}

function figure(name: string, value: number, target: string | null, met: boolean | null): Figure {
  const shown = Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 0);
  return { name, value: shown, baseline: null, target, met };
}
