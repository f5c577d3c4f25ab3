// Keeps a library level with a folder, as the bot does, while things are done to the folder at random.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "../../bench/lib/random.ts";
import { Fault } from "../../src/domain/fault.ts";
import type { DocumentWatch } from "../../src/domain/folder.ts";
import { type LibraryId, operatorLibrary } from "../../src/domain/library.ts";
import type { Store } from "../../src/domain/ports.ts";
import { createFolderSource } from "../../src/ingest/folder-source.ts";
import type { Reader } from "../../src/ingest/reader.ts";
import { createDocumentWatch } from "../../src/ingest/watch.ts";
import type { Intake } from "../../src/newsroom/intake.ts";
import { keepLevel } from "../../src/newsroom/level-loop.ts";
import { systemClock } from "../../src/system-clock.ts";
import { createDisturbed, folderTruth, maySee, OPERATIONS, type Operation } from "./model-folder.ts";

export interface Shuffle {
  readonly place: string;
  readonly store: Store;
  readonly intake: Intake;
  readonly reader: Reader;
  readonly seed: number;
  readonly operations: number;
  /** Done beside the ones that are drawn. */
  readonly also?: readonly Operation[];
  /** Watches instead of the real one. */
  readonly watch?: DocumentWatch;
}

export interface Shuffled {
  /** What lies in the folder and is not in the library as it is; and the reverse. */
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  /** Paths that a guild sees and may not, or the reverse. */
  readonly wronglySeen: readonly string[];
  readonly files: number;
  /** Until the library was level, from the last thing done. */
  readonly seconds: number;
  readonly done: readonly Operation[];
  /** Codes of Faults, but for that the root was away; other errors as they are. */
  readonly faults: readonly unknown[];
}

/** Milliseconds: how long a file rests, a grown one is held, and the folder is looked at after hints and without. */
const TIMES = { restMs: 10, holdMs: 60, afterHintMs: 15, lookEveryMs: 150 };
const PAUSE_MS = 25;
const DEADLINE_MS = 15_000;
const GUILD = "7001";

export async function shuffle({
  place,
  store,
  intake,
  reader,
  seed,
  operations,
  also,
  watch,
}: Shuffle): Promise<Shuffled> {
  const [root, aside] = [join(place, `news-${seed}`), join(place, `aside-${seed}`)];
  for (const folder of [root, aside]) await mkdir(folder, { recursive: true });
  await writeFile(join(aside, "outside.txt"), "It lies outside.\n");
  const library = operatorLibrary(root);
  const { restMs, holdMs, afterHintMs, lookEveryMs } = TIMES;
  const source = createFolderSource({ root, now: systemClock.now, reader, restMs, holdMs });
  const ended = new AbortController();
  const faults: unknown[] = [];
  const keeping = keepLevel({
    root,
    watch: watch ?? createDocumentWatch({ lookMs: 20 }),
    level: () => intake.takeIn(library, source, undefined, ended.signal),
    clock: systemClock,
    lookEveryMs,
    restMs: afterHintMs,
    heldMs: 30,
    failed: (error) => faults.push(error instanceof Fault ? error.code : error),
    levelled: () => undefined,
    blind: () => undefined,
    signal: ended.signal,
  });
  const shuffled = await disturbAndSettle();
  // That the root was away is no fault of ours.
  return { ...shuffled, faults: faults.filter((code) => code !== "folder-missing") };

  async function disturbAndSettle(): Promise<Omit<Shuffled, "faults">> {
    try {
      const done = await disturbAll({ root, aside, seed, operations, also: also ?? [] });
      return { ...(await levelled(store, library, root)), done };
    } finally {
      ended.abort();
      await keeping;
      for (const folder of [root, aside]) await rm(folder, { recursive: true, force: true });
    }
  }
}

async function disturbAll(given: {
  readonly root: string;
  readonly aside: string;
  readonly seed: number;
  readonly operations: number;
  readonly also: readonly Operation[];
}): Promise<Operation[]> {
  const random = createRandom(given.seed);
  const draw = (below: number) => Math.floor(random() * below);
  const folder = createDisturbed({ ...given, draw, pause: () => sleep(PAUSE_MS) });
  const drawn = Array.from(
    { length: given.operations },
    () => OPERATIONS[draw(OPERATIONS.length)] ?? "create",
  );
  const done = [...drawn, ...given.also];
  for (const operation of done) {
    await folder.disturb(operation);
    if (draw(3) === 0) await sleep(draw(15));
  }
  return done;
}

/** Waits until the library is what lies in the folder, and tells what differs if that does not come. */
async function levelled(
  store: Store,
  library: LibraryId,
  root: string,
): Promise<Omit<Shuffled, "done" | "faults">> {
  const started = performance.now();
  for (;;) {
    const differs = await difference(store, library, root);
    const seconds = (performance.now() - started) / 1000;
    const level = differs.missing.length + differs.extra.length + differs.wronglySeen.length === 0;
    if (level || seconds * 1000 > DEADLINE_MS) return { ...differs, seconds };
    await sleep(20);
  }
}

async function difference(store: Store, library: LibraryId, root: string) {
  const truth = await folderTruth(root);
  const held: string[] = [];
  for await (const page of store.files(library))
    for (const { path, contentHash } of page) if (contentHash !== null) held.push(`${path} ${contentHash}`);
  const [lies, has] = [new Set(truth.map(({ line }) => line)), new Set(held)];
  const seen = new Set(
    (
      await store.documents(
        { root, guild: GUILD },
        truth.map(({ path }) => path),
      )
    ).map(({ path }) => path),
  );
  const allowed = await maySee(root, GUILD);
  return {
    files: truth.length,
    missing: [...lies].filter((line) => !has.has(line)),
    extra: held.filter((line) => !lies.has(line)),
    wronglySeen: truth.filter((file) => allowed(file) !== seen.has(file.path)).map(({ path }) => path),
  };
}
