// Wires what the console and the bot have in common: the store, the writers, intake, briefings, editions and questions.

import { systemClock } from "../async/system-clock.ts";
import { textsFor } from "../catalogues/texts.ts";
import { createSheet } from "../charts/sheet.ts";
import type { Config } from "../config/config.ts";
import type { Now } from "../domain/core/clock.ts";
import type { Events } from "../domain/operations/events.ts";
import type { HealthSignals } from "../domain/operations/health-signals.ts";
import type { QualityCounts } from "../domain/operations/quality-counts.ts";
import type { PictureService } from "../domain/pictures/picture-service.ts";
import type { EditionWriter } from "../domain/schedules/edition-writer.ts";
import type { Store } from "../domain/store/store.ts";
import { createFolderReader, type FolderReader, type WebReader } from "../ingest/worker/folder-reader.ts";
import { type BriefingService, createBriefingService } from "../newsroom/briefing/briefing-service.ts";
import { createEditionWriter } from "../newsroom/editions/edition-writer.ts";
import { createDigester } from "../newsroom/intake/digester.ts";
import { createIntake, type Intake } from "../newsroom/intake/intake.ts";
import { createPictures } from "../newsroom/pictures/pictures.ts";
import { createQuestionService, type QuestionService } from "../newsroom/questions/question-service.ts";
import type { WritingService } from "../newsroom/writing/writing-service.ts";
import { createRasterizer } from "../pictures/rasterizer.ts";
import { verify } from "../verify/verify.ts";
import { createExtractiveWriter } from "../writer/extractive/extractive-writer.ts";
import { wireStore } from "./store.ts";
import { wireWriting } from "./writing.ts";

const READING_WORKER_FILE = new URL("./reading-worker.ts", import.meta.url);

export interface CoreServices {
  readonly store: Store;
  /** Reads files for every source. */
  readonly reader: FolderReader & WebReader;
  readonly intake: Intake;
  readonly briefings: BriefingService;
  readonly editions: EditionWriter;
  readonly questions: QuestionService;
  /** Null when turned off. */
  readonly pictures: PictureService | null;
  readonly writing: WritingService;
}

export interface CoreDeps {
  readonly config: Config;
  readonly events: Events;
  readonly counts: QualityCounts;
  readonly now: Now;
  /** Closes what is opened, in reverse. */
  readonly resources: AsyncDisposableStack;
  /** Gets the signals of what is opened. */
  readonly sensors: HealthSignals;
}

/** Throws the Faults of the store and of wireModel. */
export async function openCore({
  config,
  events,
  counts,
  now,
  resources,
  sensors,
}: CoreDeps): Promise<CoreServices> {
  const engine = wireStore(config, { now, events });
  const store = resources.adopt(await engine.open(), (opened) => opened.close());
  sensors.store = store;
  // After the store, which creates the data folder for its owner only.
  const reader = resources.adopt(
    createFolderReader({ workerFile: READING_WORKER_FILE, dataDir: config.dataDir }),
    (opened) => opened.close(),
  );
  reader.warm();
  const { extractiveWriting, primary, modelDigester, modelWriter, breaker } = await wireWriting({
    config,
    store,
    events,
    now,
  });
  sensors.breaker = breaker;
  const writing = { primary, extractive: extractiveWriting };
  const { newsDays } = config.briefings;
  const clock = { ...systemClock, now };
  const digester = createDigester(createExtractiveWriter(), verify);
  return {
    store,
    reader,
    intake: createIntake({ store, digester, events, counts }),
    briefings: createBriefingService({ store, modelDigester, writing, now }),
    editions: createEditionWriter({
      store,
      modelDigester,
      writing,
      root: config.documentsDir,
      newsDays,
      clock,
      events,
      counts,
    }),
    pictures: config.briefings.pictures
      ? createPictures({
          store,
          draw: createSheet(textsFor),
          rasterizer: createRasterizer(),
          events,
          clock,
        })
      : null,
    questions: createQuestionService({
      store,
      writing: primary,
      modelWriter,
      now,
      monotonicMs: clock.monotonicMs,
      events,
      counts,
    }),
    writing: primary,
  };
}
