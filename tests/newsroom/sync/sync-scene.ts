// A library sync with a real store, folders and uploads, and everything that reads the library.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import type { LibraryId } from "../../../src/domain/core/library.ts";
import type { DocumentSource, ScanProgress } from "../../../src/domain/intake/document-source.ts";
import { FOLDER, type SourceId, UPLOADS } from "../../../src/domain/intake/source-id.ts";
import type { Uploads } from "../../../src/domain/intake/uploads.ts";
import type { EventName, Events } from "../../../src/domain/operations/events.ts";
import { NO_COUNTS } from "../../../src/domain/operations/quality-counts.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import { createFolderSource } from "../../../src/ingest/scan/folder-source.ts";
import { folderProvider, uploadsProvider } from "../../../src/ingest/source-providers.ts";
import { createUploads } from "../../../src/ingest/uploads.ts";
import { createFolderReader } from "../../../src/ingest/worker/folder-reader.ts";
import {
  type BriefingService,
  createBriefingService,
} from "../../../src/newsroom/briefing/briefing-service.ts";
import { createDigester } from "../../../src/newsroom/intake/digester.ts";
import { createIntake } from "../../../src/newsroom/intake/intake.ts";
import { createTitleIndex, type TitleIndex } from "../../../src/newsroom/library/title-index.ts";
import {
  createQuestionService,
  type QuestionService,
} from "../../../src/newsroom/questions/question-service.ts";
import { createLibrarySync, type LibrarySync } from "../../../src/newsroom/sync/library-sync.ts";
import { createWritingService } from "../../../src/newsroom/writing/writing-service.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { contentStems } from "../../../src/text/tokens/tokens.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../../src/writer/extractive/extractive-writer.ts";
import { all, EVER } from "../../contracts/store-tools.ts";

const events: Events = { emit: (_level, name, payload) => void log.push({ name, payload }) };
let log: { readonly name: string; readonly payload: unknown }[] = [];
export const now = () => "2024-05-04T12:00:00.000Z";
export const OURS = "7001";
export const THEIRS = "7002";
const SHARED =
  "Ferry hits pier in Varsund\n\nThe ferry Nordlys struck the main pier and 14 people were hurt.\n";
export const OWN =
  "Secret merger of Halden Shipyard\n\nHalden Shipyard will merge with Osterwerft for 40 million euros.\n";

interface Scene {
  store: Store;
  uploads: Uploads;
  titleIndex: TitleIndex;
  librarySync: LibrarySync;
  briefings: BriefingService;
  questions: QuestionService;
  /** Sources besides the folder and uploads, of the shared library (null) or of a guild. */
  moreSources: (guild: string | null) => readonly DocumentSource[];
  /** Thrown by a provider that comes before all others; null: it has no sources. */
  failingProvider: Error | null;
  /** Payloads of the events of that name. */
  logged: (name: EventName) => readonly unknown[];
  /** Folders scanned so far. */
  scans: string[];
}

/** Opened with one shared document. */
export const scene = {} as Scene;
let open: AsyncDisposableStack;
let tempDir = "";
export const root = () => join(tempDir, "news");
export const libraryOf = (guild: string | null): LibraryId => ({ root: root(), guild });
export const bytes = (text: string) => new TextEncoder().encode(text);

/** Records which folder is scanned. */
function recordingSource(folder: string, source: DocumentSource): DocumentSource {
  return {
    ...source,
    scan(known, onProgress?: (progress: ScanProgress) => void) {
      scene.scans.push(folder.slice(tempDir.length + 1));
      return source.scan(known, onProgress);
    },
  };
}

/** Opens the scene before each test of a file. Files share this module, so each must call it. */
export function useSyncScene(): void {
  beforeEach(openScene);
  afterEach(() => open.disposeAsync());
}

async function openScene(): Promise<void> {
  open = new AsyncDisposableStack();
  scene.scans = [];
  log = [];
  scene.logged = (name) => log.filter((event) => event.name === name).map(({ payload }) => payload);
  tempDir = await mkdtemp(join(tmpdir(), "dateline-sync-"));
  open.defer(() => rm(tempDir, { recursive: true }));
  await mkdir(root());
  await writeFile(join(root(), "ferry.txt"), SHARED);
  scene.store = open.adopt(await openStore({ dataDir: join(tempDir, "data"), now, events }), (opened) =>
    opened.close(),
  );
  const reader = open.adopt(createFolderReader(), (started) => started.close());
  const writer = createExtractiveWriter();
  const writing = createWritingService({ extractive: writer, model: null, verify, events });
  const sourceOf = (folder: string, id: SourceId) =>
    recordingSource(folder, createFolderSource({ root: folder, id, now, reader, minAgeMs: 0 }));
  scene.moreSources = () => [];
  scene.failingProvider = null;
  const noneOrFail = async () => {
    if (scene.failingProvider !== null) throw scene.failingProvider;
    return [];
  };
  scene.uploads = createUploads(join(tempDir, "data"));
  scene.titleIndex = createTitleIndex({ store: scene.store, events });
  scene.librarySync = createLibrarySync({
    root: root(),
    store: scene.store,
    intake: createIntake({
      store: scene.store,
      digester: createDigester(writer, verify),
      events,
      counts: NO_COUNTS,
    }),
    titleIndex: scene.titleIndex,
    providers: [
      { sourcesOf: noneOrFail, guilds: noneOrFail },
      folderProvider(sourceOf(root(), FOLDER)),
      uploadsProvider(scene.uploads, (folder) => sourceOf(folder, UPLOADS)),
      { sourcesOf: async (guild) => scene.moreSources(guild), guilds: async () => [] },
    ],
    events,
    now,
    signal: new AbortController().signal,
  });
  scene.briefings = createBriefingService({
    store: scene.store,
    modelDigester: null,
    writing: { primary: writing, extractive: writing },
    now,
  });
  scene.questions = createQuestionService({
    store: scene.store,
    writing,
    modelWriter: null,
    now,
    monotonicMs: () => performance.now(),
    events,
    counts: NO_COUNTS,
  });
}

/** Everything that readers of a library can see, as one text. */
export async function visibleText(
  library: LibraryId,
  storyIds: readonly string[],
  path = "uploads/merger.txt",
): Promise<string> {
  const question = "How many euros will Halden Shipyard merge with Osterwerft for?";
  return JSON.stringify([
    await scene.store.search(library, contentStems("Halden Shipyard merger Osterwerft euros"), 10),
    [...(await scene.store.stemFrequencies(library, ["halden"])).counts.values()].map(
      (count) => count && "halden",
    ),
    await scene.store.documents(library, [path]),
    [...(await scene.store.digests(library, [path]))],
    await scene.store.newestDocuments(library, { scope: "visible", limit: 50, offset: 0 }),
    await scene.store.findDocuments(library, "secret", 10),
    await scene.store.recentStories(library, "visible", 50),
    await scene.store.documentsContaining(library, [["halden"]], EVER),
    await all(scene.store.files(library, FOLDER)),
    await all(scene.store.files(library, UPLOADS)),
    (await all(scene.store.stories(library, EVER))).filter(({ id }) => storyIds.includes(id)),
    [...(await scene.store.storyDocuments(library, storyIds, EVER))],
    await scene.store.shown(library, "m1"),
    await scene.store.conversation(library, "c"),
    await scene.store.unreadable(library),
    scene.titleIndex.stories(library, "secret"),
    scene.titleIndex.documents(library, "secret"),
    (await scene.questions.ask(library, question)).claims,
    await scene.briefings.compose(library, null),
    (await scene.briefings.compose(library, null, { topic: "Halden" })).stories,
    await Promise.all(storyIds.map((id) => scene.briefings.story(library, id))),
  ]);
}
