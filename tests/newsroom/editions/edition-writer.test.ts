import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sharedLibrary } from "../../../src/domain/core/library.ts";
import type { Clock, Instant } from "../../../src/domain/core/time.ts";
import type { FinalEditionState } from "../../../src/domain/delivery/delivery.ts";
import type { Claim } from "../../../src/domain/documents/claim.ts";
import type { Document } from "../../../src/domain/documents/document.ts";
import type { EditionWriter } from "../../../src/domain/schedules/edition-writer.ts";
import type { Schedule } from "../../../src/domain/schedules/schedule.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import type { Briefing, BriefingStory } from "../../../src/domain/stories/story.ts";
import { createEditionWriter } from "../../../src/newsroom/editions/edition-writer.ts";
import { createWritingService, type WritingService } from "../../../src/newsroom/writing/writing-service.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../../src/writer/extractive/extractive-writer.ts";
import { fileOf } from "../../contracts/sample-documents.ts";
import { report } from "../../model/newsroom.ts";

const library = sharedLibrary("/news");
const writer = createExtractiveWriter();
const events = { emit: () => undefined };
/** Published times state only a day; documents arrive from 5 to 8 May 2026. */
const at = (day: number, hour: number): Instant =>
  `2026-05-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00.000Z`;

let now = at(6, 7);
let dataDir = "";
let store: Store;
let editionWriter: EditionWriter;
let editions = 0;

const clock: Clock = {
  now: () => now,
  monotonicMs: () => Date.parse(now),
  sleep: (_ms, signal) => new Promise((resolve) => signal?.addEventListener("abort", () => resolve())),
};

function editionWriterWith(writing: WritingService, more: Partial<Clock> = {}): EditionWriter {
  const plain = createWritingService({ extractive: writer, model: null, verify, events });
  return createEditionWriter({
    store,
    modelDigester: null,
    writing: { primary: writing, extractive: plain },
    root: "/news",
    newsDays: 3,
    clock: { ...clock, ...more },
    events,
  });
}

beforeEach(async () => {
  now = at(6, 7);
  dataDir = await mkdtemp(join(tmpdir(), "dateline-editions-"));
  store = await openStore({ dataDir, now: clock.now, events });
  editionWriter = editionWriterWith(
    createWritingService({ extractive: writer, model: null, verify, events }),
  );
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

async function addDocument(document: Document, story: string, arrivedAt: Instant): Promise<void> {
  const arrived = { ...document, arrivedAt };
  const digest = await writer.digest(arrived);
  const file = fileOf(arrived.path, arrived.contentHash);
  await store.apply(library, [
    { kind: "document", file, document: arrived, digest, storyId: story, signature: new Uint8Array() },
  ]);
}

async function schedule(more: Partial<Schedule> = {}): Promise<Schedule> {
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
    timingSetAt: now,
    createdAt: now,
    ...more,
  };
  expect(await store.addSchedule(library, made, 25)).toBe("added");
  return made;
}

const claimsOf = ({ headline, headlineEvidence, summary, keyFacts, change }: BriefingStory): Claim[] => [
  { text: headline, evidence: headlineEvidence },
  ...change,
  ...summary,
  ...keyFacts,
];

/** Writes an edition now, shows the stories that pass `onPage`, and ends it in the given state. */
async function edition(
  of: Schedule,
  state: FinalEditionState = "delivered",
  onPage: (story: BriefingStory) => boolean = () => true,
): Promise<Briefing> {
  const ref = `edition-${++editions}`;
  const request = {
    schedule: of.ref,
    slot: now,
    notBefore: now,
    library,
    channel: "900",
    late: false,
    deadline: at(30, 0),
  };
  await store.leaseEdition(request, ref, { holder: "p", until: at(30, 0) }, now);
  const { briefing, deliveredContent } = await editionWriter.write(of, 60_000);
  const claims = briefing.stories.filter(onPage).flatMap(claimsOf);
  const shown = { at: now, title: "Brief", claims };
  expect(await store.recordDelivered(await deliveredContent(ref, shown))).toBe(true);
  await store.saveParts(ref, "p", [{ body: {}, edits: null, nonce: ref }], shown);
  await store.endEdition(ref, "p", { state, reason: null, at: now });
  return briefing;
}

const storyLines = ({ stories }: Briefing) => stories.map(({ id, status }) => `${id} ${status}`).sort();
const changes = ({ stories }: Briefing) => stories.flatMap(({ change }) => change.map(({ text }) => text));

const DAM = `Dam breaks above Kalindi

A dam broke above Kalindi on Tuesday, and the flood killed 12 people, the rescue service of Tareth said.

The wall gave way after three days of rain. The village below it was evacuated by boat.`;
const dam = report("dam.txt", DAM, "2026-05-05");
const ferry = report(
  "ferry.txt",
  `Ferry hits the pier of Oster

The ferry Nordlys hit the main pier of Oster on Tuesday. Nobody was hurt, the harbour master said.`,
  "2026-05-05",
);
const rewrite = report(
  "rewrite.txt",
  `Twelve dead as Kalindi dam fails

Twelve people were killed on Tuesday when a dam above Kalindi broke, according to the rescue service of Tareth.

The wall gave way after three days of rain.`,
  "2026-05-06",
);
const risen = report(
  "risen.txt",
  `Toll of the Kalindi dam rises

The flood below the Kalindi dam killed 31 people, the rescue service of Tareth said on Wednesday.

The wall gave way after three days of rain.`,
  "2026-05-06",
);
const arrest = report(
  "arrest.txt",
  `Engineer arrested

Police arrested the engineer Joren Vale, who had signed the last inspection report without visiting the site.

The flood below the Kalindi dam killed 12 people.`,
  "2026-05-06",
);

describe("the documents of an edition", () => {
  test("the first edition covers arrivals of 24 hours, published within three days", async () => {
    await addDocument(dam, "dam", at(5, 8));
    await addDocument(ferry, "ferry", at(5, 6));
    await addDocument({ ...report("old.txt", DAM, "2026-05-02") }, "old", at(6, 6));
    const undated = { ...report("undated.txt", DAM), published: { ...dam.published, at: at(1, 0) } };
    await addDocument(
      { ...undated, published: { ...undated.published, from: "arrival" } },
      "undated",
      at(6, 6),
    );
    const briefing = await edition(await schedule());
    expect(storyLines(briefing)).toEqual(["dam new", "undated new"]);
    expect(briefing.documents.read).toBe(2);
    expect(briefing.window).toEqual({ from: at(5, 7), to: at(6, 7) });
  });

  test("delivered stories are not repeated, and new arrivals are included", async () => {
    const morning = await schedule();
    await addDocument(dam, "dam", at(6, 6));
    expect(storyLines(await edition(morning))).toEqual(["dam new"]);
    now = at(7, 7);
    await addDocument(ferry, "ferry", at(6, 8));
    expect(storyLines(await edition(morning))).toEqual(["ferry new"]);
    now = at(8, 7);
    const nothing = await edition(morning);
    expect([storyLines(nothing), nothing.documents.read]).toEqual([[], 0]);
  });

  test.each([
    ["delivered", []],
    ["uncertain", []],
    ["missed", ["dam new"]],
    ["failed", ["dam new"]],
  ] as const)("after a %s edition the next one contains %j", async (state, next) => {
    const morning = await schedule();
    await addDocument(dam, "dam", at(6, 6));
    await edition(morning, state);
    now = at(7, 5);
    expect(storyLines(await edition(morning))).toEqual(next);
  });

  test("a document stored while an edition was written is in the next one, alone", async () => {
    const morning = await schedule();
    await addDocument(dam, "dam", "2026-05-06T06:59:30.000Z");
    now = "2026-05-06T07:00:02.000Z";
    expect(storyLines(await edition(morning))).toEqual(["dam new"]);
    await addDocument(ferry, "ferry", at(6, 7));
    now = at(7, 7);
    const briefing = await edition(morning);
    expect([storyLines(briefing), briefing.documents.read]).toEqual([["ferry new"], 1]);
  });

  test("schedules are independent of each other, and a topic selects stories", async () => {
    const [all, ferries] = [await schedule(), await schedule({ topic: "ferries" })];
    await addDocument(dam, "dam", at(6, 6));
    await addDocument(ferry, "ferry", at(6, 6));
    expect(storyLines(await edition(all))).toEqual(["dam new", "ferry new"]);
    const onFerries = await edition(ferries);
    expect([storyLines(onFerries), onFerries.documents.read]).toEqual([["ferry new"], 1]);
  });

  test("neither a preview nor a story left off the page counts as delivered", async () => {
    const morning = await schedule();
    await addDocument(dam, "dam", at(6, 6));
    await addDocument(ferry, "ferry", at(6, 6));
    await editionWriter.write(morning, 60_000);
    expect(storyLines(await edition(morning, "delivered", ({ id }) => id === "dam"))).toHaveLength(2);
    now = at(7, 7);
    await addDocument(rewrite, "dam", at(6, 9));
    await addDocument({ ...ferry, path: "ferry-2.txt", contentHash: "other bytes" }, "ferry", at(6, 9));
    expect(storyLines(await edition(morning))).toEqual(["ferry new"]);
  });
});

describe("a story that was delivered before", () => {
  async function deliverDam(): Promise<Schedule> {
    const morning = await schedule();
    await addDocument(dam, "dam", at(6, 6));
    await edition(morning);
    now = at(7, 7);
    return morning;
  }

  test("is an update if a figure changed: quotes both figures and does not repeat the rest", async () => {
    const morning = await deliverDam();
    await addDocument(risen, "dam", at(6, 12));
    const briefing = await edition(morning);
    expect(storyLines(briefing)).toEqual(["dam update"]);
    const [story] = briefing.stories;
    expect(story?.change[0]?.text).toMatch(/^Earlier: “.*12 people.*”\. Now: “.*31 people.*”\.$/);
    expect(story?.change[0]?.evidence.map(({ document }) => document)).toEqual(["dam.txt", "risen.txt"]);
    expect(story?.documents.map(({ path }) => path)).toEqual(["risen.txt"]);
    expect(JSON.stringify([story?.summary, story?.keyFacts])).not.toContain("three days of rain");
    now = at(8, 7);
    await addDocument({ ...risen, path: "risen-2.txt" }, "dam", at(7, 12));
    expect(storyLines(await edition(morning))).toEqual([]);
  });

  test("is left out if there are only copies and rewrites", async () => {
    const morning = await deliverDam();
    await addDocument({ ...dam, path: "duplicate.txt" }, "dam", at(6, 8));
    await addDocument({ ...dam, path: "copy.txt", contentHash: "other bytes" }, "dam", at(6, 8));
    await addDocument(rewrite, "dam", at(6, 9));
    const colour = `${dam.title}\n\nGrandmother Olu watched her garden vanish and carried two goats uphill.`;
    await addDocument(report("colour.txt", colour, "2026-05-06"), "dam", at(6, 10));
    const briefing = await edition(morning);
    expect([storyLines(briefing), briefing.documents.read, briefing.storyCount]).toEqual([[], 3, 0]);
  });

  test("is an update if a lead is new, and quotes that sentence", async () => {
    const morning = await deliverDam();
    await addDocument(arrest, "dam", at(6, 12));
    const briefing = await edition(morning);
    expect(storyLines(briefing)).toEqual(["dam update"]);
    expect(changes(briefing)).toEqual([arrest.sentences[1]]);
  });

  test("is an update if a new kind of casualties is counted", async () => {
    const morning = await deliverDam();
    const text = `Kalindi dam: 40 injured\n\nThe flood killed 12 people and injured 40 people, the rescue service of Tareth said.`;
    await addDocument(report("injured.txt", text, "2026-05-06"), "dam", at(6, 12));
    const briefing = await edition(morning);
    expect([storyLines(briefing), changes(briefing).join()]).toEqual([
      ["dam update"],
      expect.stringContaining("injured 40 people"),
    ]);
  });

  test("is left out if an older report arrives late or repeats a delivered figure", async () => {
    const morning = await schedule();
    await addDocument({ ...dam, path: "first.txt" }, "dam", at(6, 5));
    await addDocument(risen, "dam", at(6, 6));
    await edition(morning);
    now = at(7, 7);
    const text = DAM.replace("12 people", "20 people");
    await addDocument(report("late.txt", text, "2026-05-05"), "dam", at(6, 12));
    expect(storyLines(await edition(morning))).toEqual([]);
  });

  test("is an update if a document was corrected, and quotes the earlier version", async () => {
    const morning = await deliverDam();
    const text = DAM.replace("12 people", "14 people");
    await addDocument(
      { ...report("dam.txt", text, "2026-05-05"), contentHash: "put right" },
      "dam",
      at(6, 12),
    );
    const briefing = await edition(morning);
    expect(changes(briefing).join()).toMatch(/Earlier: “.*12 people.*”\. Now: “.*14 people.*”\./);
    expect(briefing.stories[0]?.change[0]?.evidence.map(({ document }) => document)).toEqual([
      "dam.txt",
      "dam.txt",
    ]);
  });

  test("is compared with the last delivered figures, even if those documents are gone", async () => {
    const morning = await deliverDam();
    await addDocument(risen, "dam", at(6, 12));
    await edition(morning);
    await store.apply(library, [
      { kind: "gone", path: "risen.txt" },
      { kind: "gone", path: "dam.txt" },
    ]);
    now = at(8, 7);
    await addDocument(report("same.txt", risen.sentences.join(" "), "2026-05-07"), "dam", at(7, 12));
    expect(storyLines(await edition(morning))).toEqual([]);
    now = at(9, 7);
    await addDocument(
      report("more.txt", risen.sentences.join(" ").replace("31", "38"), "2026-05-08"),
      "dam",
      at(8, 12),
    );
    expect(changes(await edition(morning)).join()).toMatch(/Earlier: “.*31 people.*”\. Now: “.*38 people/);
  });
});
