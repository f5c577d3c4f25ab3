// Writes and delivers editions of schedules with a real store and a clock that tests set.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect } from "vitest";
import type { Clock } from "../../../src/domain/core/clock.ts";
import { sharedLibrary } from "../../../src/domain/core/library.ts";
import type { Instant } from "../../../src/domain/core/time.ts";
import type { FinalEditionState } from "../../../src/domain/delivery/edition.ts";
import type { Claim } from "../../../src/domain/documents/claim.ts";
import type { Document } from "../../../src/domain/documents/document.ts";
import { FOLDER } from "../../../src/domain/intake/source-id.ts";
import { NO_COUNTS } from "../../../src/domain/operations/quality-counts.ts";
import type { EditionWriter } from "../../../src/domain/schedules/edition-writer.ts";
import type { Schedule } from "../../../src/domain/schedules/schedule.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import type { Briefing, BriefingStory } from "../../../src/domain/stories/story.ts";
import { createEditionWriter } from "../../../src/newsroom/editions/edition-writer.ts";
import { createWritingService } from "../../../src/newsroom/writing/writing-service.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../../src/writer/extractive/extractive-writer.ts";
import { fileOf } from "../../contracts/sample-documents.ts";
import { report } from "../../model/newsroom.ts";

export const library = sharedLibrary("/news");
const writer = createExtractiveWriter();
const events = { emit: () => undefined };
/** Published times state only a day; documents arrive from 5 to 8 May 2026. */
export const at = (day: number, hour: number): Instant =>
  `2026-05-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00.000Z`;

/** Opened before each test. `now` is the clock's time; tests set it. */
export const scene = {} as { now: Instant; store: Store; editionWriter: EditionWriter };
let dataDir = "";
let editions = 0;

const clock: Clock = {
  now: () => scene.now,
  monotonicMs: () => Date.parse(scene.now),
  sleep: (_ms, signal) => new Promise((resolve) => signal?.addEventListener("abort", () => resolve())),
};

/** Registers the hooks that open and close the scene; call it once per test file, as files share modules. */
export function useEditionScene(): void {
  beforeEach(async () => {
    scene.now = at(6, 7);
    dataDir = await mkdtemp(join(tmpdir(), "dateline-editions-"));
    scene.store = await openStore({ dataDir, now: clock.now, events });
    const writing = createWritingService({ extractive: writer, model: null, verify, events });
    scene.editionWriter = createEditionWriter({
      store: scene.store,
      modelDigester: null,
      writing: { primary: writing, extractive: writing },
      root: "/news",
      newsDays: 3,
      clock,
      events,
      counts: NO_COUNTS,
    });
  });
  afterEach(async () => {
    await scene.store.close();
    await rm(dataDir, { recursive: true });
  });
}

export async function addDocument(document: Document, story: string, arrivedAt: Instant): Promise<void> {
  const arrived = { ...document, arrivedAt };
  const digest = await writer.digest(arrived);
  const file = fileOf(arrived.path, arrived.contentHash);
  await scene.store.apply(library, FOLDER, [
    { kind: "document", file, document: arrived, digest, storyId: story, signature: new Uint8Array() },
  ]);
}

export async function schedule(more: Partial<Schedule> = {}): Promise<Schedule> {
  const made: Schedule = {
    id: `s${++editions}`,
    ref: `ref-${editions}`,
    guild: null,
    channel: "900",
    title: null,
    timing: { kind: "daily", time: "07:00", weekdays: ["mon"], timeZone: "UTC" },
    topic: null,
    nothingNew: "line",
    thread: false,
    language: null,
    paused: null,
    timingSetAt: scene.now,
    createdAt: scene.now,
    ...more,
  };
  expect(await scene.store.addSchedule(library, made, 25)).toBe("added");
  return made;
}

const claimsOf = ({ headline, headlineEvidence, summary, keyFacts, change }: BriefingStory): Claim[] => [
  { text: headline, evidence: headlineEvidence },
  ...change,
  ...summary,
  ...keyFacts,
];

/** Writes an edition now, shows the stories that pass `onPage`, and ends it in the given state. */
export async function edition(
  of: Schedule,
  state: FinalEditionState = "delivered",
  onPage: (story: BriefingStory) => boolean = () => true,
): Promise<Briefing> {
  const ref = `edition-${++editions}`;
  const request = {
    subject: { kind: "scheduled", schedule: of.ref } as const,
    slot: scene.now,
    notBefore: scene.now,
    library,
    channel: "900",
    late: false,
    deadline: at(30, 0),
  };
  await scene.store.leaseEdition(request, ref, { holder: "p", forMs: 60_000 }, scene.now);
  const { briefing, deliveredContent } = await scene.editionWriter.write(of, 60_000);
  const claims = briefing.stories.filter(onPage).flatMap(claimsOf);
  const shown = { at: scene.now, title: "Brief", claims };
  expect(await scene.store.recordDelivered(await deliveredContent(ref, shown))).toBe(true);
  await scene.store.saveParts(ref, 1, [{ body: {}, edits: null, nonce: ref }], shown);
  await scene.store.endEdition(ref, 1, { state, reason: null, at: scene.now });
  return briefing;
}

export const storyLines = ({ stories }: Briefing) =>
  stories.map(({ id, status }) => `${id} ${status}`).sort();
export const changes = ({ stories }: Briefing) =>
  stories.flatMap(({ change }) => change.map(({ text }) => text));

export const DAM = `Dam breaks above Kalindi

A dam broke above Kalindi on Tuesday, and the flood killed 12 people, the rescue service of Tareth said.

The wall gave way after three days of rain. The village below it was evacuated by boat.`;
export const dam = report("dam.txt", DAM, "2026-05-05");
export const ferry = report(
  "ferry.txt",
  `Ferry hits the pier of Oster

The ferry Nordlys hit the main pier of Oster on Tuesday. Nobody was hurt, the harbour master said.`,
  "2026-05-05",
);
export const rewrite = report(
  "rewrite.txt",
  `Twelve dead as Kalindi dam fails

Twelve people were killed on Tuesday when a dam above Kalindi broke, according to the rescue service of Tareth.

The wall gave way after three days of rain.`,
  "2026-05-06",
);
export const risen = report(
  "risen.txt",
  `Toll of the Kalindi dam rises

The flood below the Kalindi dam killed 31 people, the rescue service of Tareth said on Wednesday.

The wall gave way after three days of rain.`,
  "2026-05-06",
);
export const arrest = report(
  "arrest.txt",
  `Engineer arrested

Police arrested the engineer Joren Vale, who had signed the last inspection report without visiting the site.

The flood below the Kalindi dam killed 12 people.`,
  "2026-05-06",
);
