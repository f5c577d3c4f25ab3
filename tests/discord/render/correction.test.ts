import { ComponentType } from "discord.js";
import { describe, expect, test } from "vitest";
import { findPart } from "../../../src/discord/message/custom-id.ts";
import type { PartBody } from "../../../src/discord/message/part-body.ts";
import { createCorrectionRenderer } from "../../../src/discord/render/correction.ts";
import { createEditionRenderer } from "../../../src/discord/render/edition.ts";
import { createWatchRenderer } from "../../../src/discord/render/watch.ts";
import type { StoredMessagePart } from "../../../src/domain/delivery/delivery.ts";
import type { Edition } from "../../../src/domain/delivery/edition.ts";
import type { Correction } from "../../../src/domain/schedules/correction.ts";
import type {
  EditionRenderContext,
  RenderedMessage,
} from "../../../src/domain/schedules/edition-renderer.ts";
import type { Schedule } from "../../../src/domain/schedules/schedule.ts";
import type { Watch } from "../../../src/domain/schedules/watch.ts";
import type { AlertStory } from "../../../src/domain/schedules/watch-renderer.ts";
import { briefing, NOW, story } from "../../console/samples.ts";
import { longBriefing } from "../kill/long-briefing.ts";
import { expectValidMessage, markdownOf, REF, visibleTextIn } from "./bodies.ts";

type Body = Parameters<typeof expectValidMessage>[0];

const LIBRARY = { root: "/news", guild: "7001" };
const EDITION: Edition = {
  subject: { kind: "scheduled", schedule: "s-1" },
  slot: NOW,
  library: LIBRARY,
  channel: "900",
  late: false,
  notBefore: NOW,
  deadline: NOW,
  ref: REF,
  state: "composing",
  reason: null,
  createdAt: NOW,
  endedAt: null,
};
const SCHEDULE: Schedule = {
  id: "morning",
  ref: "s-1",
  guild: "7001",
  channel: "900",
  title: null,
  timing: { kind: "daily", time: "07:00", weekdays: ["tue"], timeZone: "Europe/Berlin" },
  topic: null,
  nothingNew: "line",
  thread: true,
  language: null,
  paused: null,
  timingSetAt: NOW,
  createdAt: NOW,
};
const FRAME: EditionRenderContext = { edition: EDITION, schedule: SCHEDULE, lateMs: null };
const english = () => "en";
const editions = createEditionRenderer(english);
const corrections = createCorrectionRenderer(english);
const watches = createWatchRenderer(english);

const bodiesOf = ({ parts }: Pick<RenderedMessage, "parts">) =>
  parts.map(({ body }) => (body as PartBody).message as Body);

function stored({ parts }: RenderedMessage): StoredMessagePart[] {
  return parts.map(({ body, attachments = [] }, part) => ({
    part,
    body,
    attachments,
    message: `m${part}`,
    state: "sent",
    firstAttempt: null,
    attempts: 1,
    reason: null,
    edits: null,
    nonce: `${REF}-${part}`,
  }));
}

function correction(number: number, more: Partial<Correction> = {}): Correction {
  const before = "Twelve people were **killed**.";
  const evidence = { document: "a.txt", sentences: [3], quote: "Fifteen people were killed." };
  const document = { path: "a.txt", title: "Ferry sinks", source: "Harbour Gazette" };
  return { edition: REF, number, document, before, now: { kind: "says", evidence }, ...more };
}

async function corrected(rendered: RenderedMessage, items: readonly Correction[]) {
  const posted = { ref: REF, library: LIBRARY, parts: stored(rendered) };
  const numbers = new Set(items.map(({ number }) => number));
  return corrections.correctionEdits(posted, items, numbers);
}

describe("a correction", () => {
  test("is added above the buttons of the message: what the source said, and what it says now", async () => {
    const rendered = await editions.briefing(briefing([story("Ferry sinks")]), FRAME);
    const [edit, ...others] = (await corrected(rendered, [correction(1)])) as RenderedMessage["parts"];
    expect([edit.edits, others]).toEqual(["m0", []]);
    const body = (edit.body as PartBody).message as Body;
    expectValidMessage(body);
    expect(visibleTextIn([body])).toContain(
      "Correction\n- [1]\u00a0Harbour Gazette said “Twelve people were **killed**.”, and now says “Fifteen people were killed.”",
    );
    const [frame] = body.components as { components?: { type: number }[] }[];
    expect(frame?.components?.at(-1)?.type).toBe(ComponentType.ActionRow);
    const [before] = bodiesOf(rendered);
    expect(findPart(body.components)).toEqual(findPart(before?.components));
    expect(markdownOf(body).filter((text) => !text.includes("Correction"))).toEqual(
      markdownOf(before as Body),
    );
    expect(JSON.stringify(body).match(/custom_id/g)).toEqual(JSON.stringify(before).match(/custom_id/g));
    expect((edit.body as PartBody).beginsThread).toBe((rendered.parts[0].body as PartBody).beginsThread);
  });

  test("keeps the files of its message, and the picture in a body that an older version stored", async () => {
    const picture = {
      name: "briefing.png",
      mediaType: "image/png",
      description: "A chart.",
      data: Buffer.from("a picture"),
    };
    const audio = { ...picture, name: "briefing.ogg", mediaType: "audio/ogg" };
    const frame = { ...FRAME, attach: async () => [picture, audio] };
    const rendered = await editions.briefing(briefing([story("Ferry sinks")]), frame);
    const [edit] = await corrected(rendered, [correction(1)]);
    expect(edit?.attachments).toEqual([picture, audio]);

    const [first] = rendered.parts;
    const { message, ...place } = first.body as PartBody;
    const legacy = {
      alt: picture.description,
      png: picture.data.toString("base64"),
    };
    const body = { ...place, message: { ...message, picture: legacy } };
    const [edited] = await corrected({ ...rendered, parts: [{ body }] }, [correction(1)]);
    expect(edited?.attachments).toEqual([picture]);
    expect((edited?.body as PartBody | undefined)?.message).not.toHaveProperty("picture");
  });

  test("shows removed sentences and withdrawn documents", async () => {
    const rendered = await editions.briefing(briefing([story("Ferry sinks")]), FRAME);
    const items = [
      correction(1, { now: { kind: "no longer says" } }),
      correction(2, { now: { kind: "withdrawn" } }),
    ];
    const text = visibleTextIn(
      bodiesOf({ parts: (await corrected(rendered, items)) as RenderedMessage["parts"] }),
    );
    expect(text).toContain("Harbour Gazette no longer says “Twelve people");
    expect(text).toContain("withdrawn by Harbour Gazette: “Twelve people");
  });

  test("keeps full messages within Discord's limits for any quotes, and mentions every correction", async () => {
    const rendered = await editions.briefing(longBriefing(), FRAME);
    expect(rendered.parts.length).toBeGreaterThan(1);
    const long = (number: number) => {
      const evidence = { document: "a.txt", sentences: [1], quote: `now ${"*so* ".repeat(400)}` };
      return correction(number, { before: "before ".repeat(300), now: { kind: "says", evidence } });
    };
    for (const count of [1, 3, rendered.shown.claims.length]) {
      const items = Array.from({ length: count }, (_, at) => long(at + 1));
      const edits = await corrected(rendered, items);
      const bodies = edits.map(({ body }) => (body as PartBody).message as Body);
      for (const body of bodies) expectValidMessage(body);
      const marks = bodies.flatMap((body) =>
        markdownOf(body).filter((text) => text.includes("**Correction**")),
      );
      expect(marks).toHaveLength(edits.length);
      for (const { number } of items) expect(marks.join()).toContain(`[${number}]`);
    }
  });

  test("that was reverted leaves the message unchanged; brackets in documents are not citations", async () => {
    const rendered = await editions.briefing(briefing([story("Ferry [7] sinks")]), FRAME);
    const posted = { ref: REF, library: LIBRARY, parts: stored(rendered) };
    const [edit] = await corrections.correctionEdits(posted, [], new Set([1]));
    expect(edit?.body).toEqual(rendered.parts[0].body);
    expect(await corrections.correctionEdits(posted, [correction(7)], new Set([7]))).toEqual([]);
  });

  test("of an earlier briefing has a section in the next one, with evidence for the new sentences", async () => {
    for (const stories of [[story("Ferry sinks")], []]) {
      const items = Array.from({ length: 7 }, (_, at) => correction(at + 1));
      const rendered = await editions.briefing(briefing(stories), { ...FRAME, corrections: items });
      const bodies = bodiesOf(rendered);
      for (const body of bodies) expectValidMessage(body);
      const text = visibleTextIn(bodies);
      expect(text).toMatch(/Corrections to earlier briefings\n- Harbour Gazette said “Twelve.*\[\d\]/);
      expect(text).toContain("and 2 more corrections");
      expect(rendered.shown.claims).toContainEqual({
        text: "Fifteen people were killed.",
        evidence: [{ document: "a.txt", sentences: [3], quote: "Fifteen people were killed." }],
      });
      expect(JSON.stringify(bodies.at(-1))).toContain(`v1:sources:${REF}`);
    }
  });
});

describe("an alert", () => {
  const alertStory = (id: string, text: string): AlertStory => {
    const claim = (words: string, sentence: number) => ({
      text: words,
      evidence: [{ document: `${id}.txt`, sentences: [sentence], quote: words }],
    });
    return {
      id,
      headline: claim(text, 1),
      claims: [claim(`${text} today.`, 2), claim("Nobody was hurt.", 3)],
    };
  };
  const WATCH: Watch = {
    ref: "w",
    guild: "7001",
    person: null,
    channel: "900",
    topic: "ferry <@&1> [x](http://evil.example)",
    quiet: null,
    mostPerHour: 4,
    language: null,
    refused: null,
    createdAt: NOW,
  };

  test("is short: topic, headline, two sentences and their evidence; the topic is not stored", async () => {
    const alert = { watch: WATCH, at: NOW, stories: [alertStory("a", "Ferry sinks")] } as const;
    const rendered = await watches.watchAlert(alert, { edition: EDITION });
    const [body, ...more] = bodiesOf(rendered);
    expect(more).toEqual([]);
    expectValidMessage(body as Body);
    expect(visibleTextIn([body as Body])).toBe(
      "New on “ferry <@&1> [x](http://evil.example)”\n\nFerry sinks\u00a0[1]\nFerry sinks today.\u00a0[2]\nNobody was hurt.\u00a0[3]",
    );
    expect(findPart(body?.components)).toEqual({ ref: REF, part: 1 });
    expect(rendered.shown.claims).toHaveLength(3);
    expect(JSON.stringify(rendered.shown)).not.toContain("evil");
  });

  test("of many stories has one sentence for each, over several messages", async () => {
    const [first, ...rest] = Array.from({ length: 20 }, (_, n) =>
      alertStory(`s${n}`, `Ferry ${n} ${"sinks ".repeat(80)}`),
    );
    const alert = { watch: WATCH, at: NOW, stories: [first as AlertStory, ...rest] } as const;
    const rendered = await watches.watchAlert(alert, { edition: EDITION });
    const bodies = bodiesOf(rendered);
    expect(bodies.length).toBeGreaterThan(1);
    for (const body of bodies) expectValidMessage(body);
    expect(bodies.map(({ components }) => findPart(components)?.part)).toEqual(bodies.map((_, at) => at + 1));
    expect(visibleTextIn(bodies)).toContain("20 new stories on");
    expect(rendered.shown.claims).toHaveLength(40);
  });
});
