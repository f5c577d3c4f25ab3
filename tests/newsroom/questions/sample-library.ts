import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LibraryId, sharedLibrary } from "../../../src/domain/core/library.ts";
import type { Document } from "../../../src/domain/documents/document.ts";
import { FOLDER } from "../../../src/domain/intake/source-id.ts";
import type { LibraryChange } from "../../../src/domain/store/library-change.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { splitSentences } from "../../../src/text/sentences/sentences.ts";

export const events = { emit: () => undefined };

/** A sample document; the first line is both its title and its first sentence. */
export interface Sample {
  readonly path: string;
  /** "2024-05-03" */
  readonly date: string;
  readonly text: string;
}

export const samples: readonly Sample[] = [
  {
    path: "ferry.txt",
    date: "2024-05-03",
    text: `Ferry hits pier in Varsund

The ferry Nordlys struck the main pier of Varsund on Friday morning and 14 passengers were injured, the harbour authority said.

The captain, Ingrid Solheim, said the engine had failed. "I could not stop her in time," Solheim told reporters.

She has commanded the Nordlys since 2019. The ferry was taken out of service because its hull was damaged.

The owner, Varsund Lines, said that it would look into the engine.`,
  },
  {
    path: "dam.txt",
    date: "2024-05-02",
    text: `Dam burst above Kalindi kills 23 people

A dam burst above the town of Kalindi on Thursday and 23 people were killed, the rescue service of Tareth said.

Rain had fallen for six days. Governor Amara Osei called it the worst flood in forty years.

The government said it would pay each family $5,000.`,
  },
  {
    path: "hotel.txt",
    date: "2024-05-01",
    text: `Fire in a Port Alder hotel kills 11 people

At least 11 people were killed when a fire broke out in a hotel in Port Alder on Wednesday, police said.

The fire began in the kitchen. Most of the guests were asleep.`,
  },
  {
    path: "painting.txt",
    date: "2024-04-29",
    text: `Painting stolen from the Lindau museum

Thieves took a painting by Clara Voss from the museum of Lindau on Sunday night. It is worth 2.5 million euros, the museum said.

The museum's director, Tomas Brandt, said the alarm had been switched off. He is 61.`,
  },
];

function documentOf({ path, date, text }: Sample): Document {
  return {
    path,
    contentHash: path,
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

function changeOf(sample: Sample): LibraryChange {
  const document = documentOf(sample);
  const headline = {
    text: document.title,
    evidence: [{ document: sample.path, sentences: [1], quote: document.title }],
  };
  return {
    kind: "document",
    file: { path: sample.path, size: 1, modifiedMs: 0, contentHash: document.contentHash },
    document,
    digest: { headline, summary: [], keyFacts: [], writer: "extractive" },
    storyId: sample.path,
    signature: new Uint8Array(),
  };
}

/** A real store with these samples in a temporary folder, which is removed when the store closes. */
export async function openLibrary(
  contents: readonly Sample[] = samples,
): Promise<{ store: Store; library: LibraryId } & AsyncDisposable> {
  const dataDir = await mkdtemp(join(tmpdir(), "dateline-test-"));
  const store = await openStore({ dataDir, now: () => "2024-05-04T00:00:00.000Z", events });
  const library = sharedLibrary("/news");
  await store.apply(library, FOLDER, contents.map(changeOf));
  return {
    store,
    library,
    async [Symbol.asyncDispose]() {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
