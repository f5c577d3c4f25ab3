// A complete newsroom with a real store, the real prompts, and a model behind real HTTP.

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/config/config.ts";
import { sharedLibrary } from "../../src/domain/core/library.ts";
import type { Document } from "../../src/domain/documents/document.ts";
import { FOLDER } from "../../src/domain/intake/source-id.ts";
import { NO_COUNTS } from "../../src/domain/operations/quality-counts.ts";
import { createBriefingService } from "../../src/newsroom/briefing/briefing-service.ts";
import { createDigester } from "../../src/newsroom/intake/digester.ts";
import { createIntake } from "../../src/newsroom/intake/intake.ts";
import { type AskOptions, createQuestionService } from "../../src/newsroom/questions/question-service.ts";
import { openStore } from "../../src/store/sqlite/open-store.ts";
import { splitSentences } from "../../src/text/sentences/sentences.ts";
import { verify } from "../../src/verify/verify.ts";
import { wireWriting } from "../../src/wiring/writing.ts";
import { createExtractiveWriter } from "../../src/writer/extractive/extractive-writer.ts";

export const now = () => "2024-05-04T12:00:00.000Z";
const library = sharedLibrary("/news");

export interface Event {
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A document whose first line is its title. */
export function report(path: string, text: string, date = "2024-05-03"): Document {
  return {
    path,
    contentHash: `${path} ${text.length}`,
    title: text.split("\n")[0] ?? path,
    titleFrom: "text",
    source: null,
    author: null,
    tags: [],
    language: "en",
    published: { at: `${date}T00:00:00.000Z`, precision: "day", from: "text" },
    arrivedAt: "2024-05-04T00:00:00.000Z",
    ...splitSentences(text),
  };
}

export async function openNewsroom(baseUrl: string, documents: readonly Document[], env: object = {}) {
  const tempDir = await mkdtemp(join(tmpdir(), "dateline-model-"));
  const promptsDir = join(tempDir, "prompts");
  await cp("prompts", promptsDir, { recursive: true });
  const settings = readConfig({
    env: { OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: "sample-model", PROMPTS_DIR: promptsDir, ...env },
    cwd: tempDir,
    projectRoot: tempDir,
  });
  if (!settings.ok) throw new Error(JSON.stringify(settings.faults));
  const emitted: Event[] = [];
  const events = { emit: (_level: string, name: string, fields = {}) => void emitted.push({ name, fields }) };
  const store = await openStore({ dataDir: join(tempDir, "data"), now, events });
  const {
    extractiveWriting,
    primary: primaryWriting,
    modelDigester,
    modelWriter,
  } = await wireWriting({
    config: settings.config,
    store,
    events,
    now,
  });
  const source = {
    id: FOLDER,
    async *scan() {
      for (const document of documents) {
        const { path, contentHash } = document;
        const file = { path, size: 1, modifiedMs: 0, contentHash };
        yield [{ kind: "document" as const, file, document }];
      }
    },
    warm: () => undefined,
    close: async () => undefined,
  };
  await createIntake({
    store,
    digester: createDigester(createExtractiveWriter(), verify),
    events,
    counts: NO_COUNTS,
  }).ingest(library, source);
  const briefings = createBriefingService({
    store,
    modelDigester,
    writing: { primary: primaryWriting, extractive: extractiveWriting },
    now,
  });
  const questions = createQuestionService({
    store,
    writing: primaryWriting,
    modelWriter,
    now,
    monotonicMs: () => performance.now(),
    events,
    counts: NO_COUNTS,
  });
  return {
    store,
    library,
    promptsDir,
    events: emitted,
    brief: (since: string | null = null) => briefings.compose(library, since),
    /** Writes digests concurrently without storing them. */
    writeAll: (toDigest: readonly Document[]) =>
      Promise.all(toDigest.map((document) => primaryWriting.digest(library, document))),
    ask: (question: string, conversation?: string, more: AskOptions = {}) =>
      questions.ask(library, question, conversation === undefined ? more : { ...more, conversation }),
    async [Symbol.asyncDispose]() {
      await store.close();
      await rm(tempDir, { recursive: true, force: true });
    },
  };
}

export const ferry = report(
  "ferry.txt",
  `Ferry hits pier in Varsund

The ferry Nordlys struck the main pier of Varsund on Friday morning and 14 passengers were injured, the harbour authority said.

The captain, Ingrid Solheim, said the engine had failed. The ferry was taken out of service because its hull was damaged.

The owner, Varsund Lines, said that it would look into the engine of the ferry.`,
);

export const dam = report(
  "dam.txt",
  `Dam burst above Kalindi kills 23 people

A dam burst above the town of Kalindi on Thursday and 23 people were killed, the rescue service of Tareth said.

Rain had fallen for six days. Governor Amara Osei called it the worst flood in forty years.

The government said it would pay each family $5,000.`,
  "2024-05-02",
);
