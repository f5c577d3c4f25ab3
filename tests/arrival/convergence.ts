// Syncs a library with a folder, as the bot does, while random operations change the folder.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "../../bench/lib/generate/random.ts";
import { systemClock } from "../../src/async/system-clock.ts";
import { Fault } from "../../src/domain/core/fault.ts";
import { type LibraryId, operatorLibrary } from "../../src/domain/core/library.ts";
import type { FolderWatcher } from "../../src/domain/intake/folder-watcher.ts";
import { FOLDER } from "../../src/domain/intake/source-id.ts";
import type { Store } from "../../src/domain/store/store.ts";
import { createFolderSource } from "../../src/ingest/scan/folder-source.ts";
import { createFolderWatcher } from "../../src/ingest/scan/folder-watcher.ts";
import type { FolderReader } from "../../src/ingest/worker/folder-reader.ts";
import type { Intake } from "../../src/newsroom/intake/intake.ts";
import { runSyncLoop } from "../../src/newsroom/sync/sync-loop.ts";
import { createFolderMutator, expectedFiles, maySee, OPERATIONS, type Operation } from "./folder-mutator.ts";

export interface ConvergenceRun {
  readonly baseDir: string;
  readonly store: Store;
  readonly intake: Intake;
  readonly reader: FolderReader;
  readonly seed: number;
  readonly operations: number;
  /** Run after the random operations. */
  readonly extraOperations?: readonly Operation[];
  /** Replaces the real folder watcher. */
  readonly watch?: FolderWatcher;
}

export interface ConvergenceResult {
  /** Files of the folder that the library lacks or has with other content, and library files that the folder lacks. */
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  /** Paths that a guild sees although it must not, or does not see although it may. */
  readonly wronglyVisible: readonly string[];
  readonly files: number;
  /** From the last operation until the library was in sync. */
  readonly seconds: number;
  readonly done: readonly Operation[];
  /** Codes of Faults except "folder-missing"; other errors as they are. */
  readonly faults: readonly unknown[];
}

/** Far shorter than the bot's own, so that a run takes seconds. */
const TIMES = { minAgeMs: 10, settleMs: 60, debounceMs: 15, scanEveryMs: 150 };
const PAUSE_MS = 25;
const DEADLINE_MS = 15_000;
const GUILD = "7001";

export async function runConvergence({
  baseDir,
  store,
  intake,
  reader,
  seed,
  operations,
  extraOperations,
  watch,
}: ConvergenceRun): Promise<ConvergenceResult> {
  const [root, outside] = [join(baseDir, `news-${seed}`), join(baseDir, `aside-${seed}`)];
  for (const folder of [root, outside]) await mkdir(folder, { recursive: true });
  await writeFile(join(outside, "outside.txt"), "It lies outside.\n");
  const library = operatorLibrary(root);
  const { minAgeMs, settleMs, debounceMs, scanEveryMs } = TIMES;
  const source = createFolderSource({ root, now: systemClock.now, reader, minAgeMs, settleMs });
  const ended = new AbortController();
  const faults: unknown[] = [];
  const syncing = runSyncLoop({
    root,
    watch: watch ?? createFolderWatcher({ rescanDelayMs: 20 }),
    sync: () => intake.ingest(library, source, undefined, ended.signal),
    clock: systemClock,
    scanEveryMs,
    debounceMs,
    settlingRescanMs: 30,
    failed: (error) => faults.push(error instanceof Fault ? error.code : error),
    synced: () => undefined,
    unwatchable: () => undefined,
    signal: ended.signal,
  });
  const result = await mutateAndSettle();
  // The "root-away" operation causes these.
  return { ...result, faults: faults.filter((code) => code !== "folder-missing") };

  async function mutateAndSettle(): Promise<Omit<ConvergenceResult, "faults">> {
    try {
      const done = await applyAll({
        root,
        outside,
        seed,
        operations,
        extraOperations: extraOperations ?? [],
      });
      return { ...(await waitUntilSynced(store, library, root)), done };
    } finally {
      ended.abort();
      await syncing;
      for (const folder of [root, outside]) await rm(folder, { recursive: true, force: true });
    }
  }
}

async function applyAll(options: {
  readonly root: string;
  readonly outside: string;
  readonly seed: number;
  readonly operations: number;
  readonly extraOperations: readonly Operation[];
}): Promise<Operation[]> {
  const random = createRandom(options.seed);
  const randomInt = (below: number) => Math.floor(random() * below);
  const folder = createFolderMutator({ ...options, randomInt, sleep: () => sleep(PAUSE_MS) });
  const randomOperations = Array.from(
    { length: options.operations },
    () => OPERATIONS[randomInt(OPERATIONS.length)] ?? "create",
  );
  const done = [...randomOperations, ...options.extraOperations];
  for (const operation of done) {
    await folder.apply(operation);
    if (randomInt(3) === 0) await sleep(randomInt(15));
  }
  return done;
}

/** Waits until the library equals the folder; returns the remaining differences after DEADLINE_MS. */
async function waitUntilSynced(
  store: Store,
  library: LibraryId,
  root: string,
): Promise<Omit<ConvergenceResult, "done" | "faults">> {
  const started = performance.now();
  for (;;) {
    const diff = await difference(store, library, root);
    const seconds = (performance.now() - started) / 1000;
    const isSynced = diff.missing.length + diff.extra.length + diff.wronglyVisible.length === 0;
    if (isSynced || seconds * 1000 > DEADLINE_MS) return { ...diff, seconds };
    await sleep(20);
  }
}

async function difference(store: Store, library: LibraryId, root: string) {
  const expected = await expectedFiles(root);
  const stored: string[] = [];
  for await (const page of store.files(library, FOLDER))
    for (const { path, contentHash } of page) if (contentHash !== null) stored.push(`${path} ${contentHash}`);
  const [expectedLines, storedLines] = [new Set(expected.map(({ line }) => line)), new Set(stored)];
  const visiblePaths = new Set(
    (
      await store.documents(
        { root, guild: GUILD },
        expected.map(({ path }) => path),
      )
    ).map(({ path }) => path),
  );
  const isAllowed = await maySee(root, GUILD);
  return {
    files: expected.length,
    missing: [...expectedLines].filter((line) => !storedLines.has(line)),
    extra: stored.filter((line) => !expectedLines.has(line)),
    wronglyVisible: expected
      .filter((file) => isAllowed(file) !== visiblePaths.has(file.path))
      .map(({ path }) => path),
  };
}
