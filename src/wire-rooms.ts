// Wires what the console and the bot have in common: the store, who writes, the way of a document in and of an answer out.

import { drawSheet } from "./charts/sheet.ts";
import type { Config } from "./config/config.ts";
import type { EditionWriter } from "./domain/edition-writer.ts";
import type { Sensors } from "./domain/health.ts";
import type { Pictures } from "./domain/pictures.ts";
import type { Events, Store } from "./domain/ports.ts";
import type { Now } from "./domain/time.ts";
import type { Reader } from "./ingest/reader.ts";
import { createReaders } from "./ingest/readers.ts";
import { type BriefingDesk, createBriefingDesk } from "./newsroom/briefing.ts";
import { createDigester } from "./newsroom/digesting.ts";
import { createEditionDesk } from "./newsroom/editions/edition-desk.ts";
import { createIntake, type Intake } from "./newsroom/intake.ts";
import { createPictures } from "./newsroom/pictures/pictures.ts";
import { createQuestionDesk, type QuestionDesk } from "./newsroom/questions/desk.ts";
import type { WritingDesk } from "./newsroom/writing.ts";
import { createPainter } from "./pictures/painter.ts";
import { openStore } from "./store/open-store.ts";
import { systemClock } from "./system-clock.ts";
import { verify } from "./verify/verify.ts";
import { wireWriting } from "./wire-writing.ts";
import { createExtractiveWriter } from "./writer/extractive/extractive-writer.ts";

const READING_WORKER = new URL("./reading-worker.ts", import.meta.url);

export interface Rooms {
  readonly store: Store;
  /** Reads files for every source; closed with the rooms. */
  readonly reader: Reader;
  readonly intake: Intake;
  readonly briefings: BriefingDesk;
  readonly editions: EditionWriter;
  readonly questions: QuestionDesk;
  /** Null where they are turned off. */
  readonly pictures: Pictures | null;
  readonly writing: WritingDesk;
}

export interface RoomsWiring {
  readonly config: Config;
  readonly events: Events;
  readonly now: Now;
  /** Closes what is opened, in reverse. */
  readonly open: AsyncDisposableStack;
  /** Is told of what is opened. */
  readonly sensors: Sensors;
}

/** Throws the Faults of openStore and wireModel. */
export async function openRooms({ config, events, now, open, sensors }: RoomsWiring): Promise<Rooms> {
  const reader = open.adopt(createReaders({ workerFile: READING_WORKER }), (opened) => opened.close());
  reader.warm();
  const store = open.adopt(await openStore({ dataDir: config.dataDir, now, events }), (opened) =>
    opened.close(),
  );
  sensors.store = store;
  const { plain, shown, polisher, drafting, breaker } = await wireWriting({ config, store, events, now });
  sensors.breaker = breaker;
  const writing = { shown, rest: plain };
  const { newsDays } = config.briefings;
  const clock = { ...systemClock, now };
  const digester = createDigester(createExtractiveWriter(), verify);
  return {
    store,
    reader,
    intake: createIntake({ store, digester, events }),
    briefings: createBriefingDesk({ store, polisher, writing, now }),
    editions: createEditionDesk({
      store,
      polisher,
      writing,
      root: config.documentsDir,
      newsDays,
      clock,
      events,
    }),
    pictures: config.briefings.pictures
      ? createPictures({ store, draw: drawSheet, painter: createPainter(), events, clock })
      : null,
    questions: createQuestionDesk({ store, writing: shown, drafting, now, events }),
    writing: shown,
  };
}
