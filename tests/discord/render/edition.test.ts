import { describe, expect, test } from "vitest";
import { findPart } from "../../../src/discord/message/custom-id.ts";
import type { PartBody } from "../../../src/discord/message/part-body.ts";
import { createEditionRenderer } from "../../../src/discord/render/edition.ts";
import type { Edition } from "../../../src/domain/delivery/edition.ts";
import type {
  EditionRenderContext,
  RenderedMessage,
} from "../../../src/domain/schedules/edition-renderer.ts";
import type { Schedule } from "../../../src/domain/schedules/schedule.ts";
import { briefing, NOW, story } from "../../console/samples.ts";
import { longBriefing } from "../kill/long-briefing.ts";
import { expectValidMessage, REF, visibleTextIn } from "./bodies.ts";

const SLOT = "2025-05-06T05:00:00.000Z";

const EDITION: Edition = {
  subject: { kind: "scheduled", schedule: "s-1" },
  slot: SLOT,
  library: { root: "/news", guild: "7001" },
  channel: "900",
  late: false,
  notBefore: SLOT,
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
  thread: false,
  language: null,
  paused: null,
  timingSetAt: SLOT,
  createdAt: SLOT,
};

const renderer = createEditionRenderer((guild) => (guild === "7001" ? "de" : "en"));
const frame = (over: Partial<Schedule> = {}, lateMs: number | null = null): EditionRenderContext => ({
  edition: EDITION,
  schedule: { ...SCHEDULE, ...over },
  lateMs,
});
const bodies = ({ parts }: RenderedMessage) => parts.map(({ body }) => body as PartBody);
const seen = (rendered: RenderedMessage) =>
  visibleTextIn(
    bodies(rendered).map(({ message }) => message as Parameters<typeof visibleTextIn>[0][number]),
  );

describe("an edition", () => {
  test("has a marker in each part, stored claims, and its own language or the guild's", async () => {
    const rendered = await renderer.briefing(longBriefing(), frame());
    expect(bodies(rendered).map(({ message }) => findPart(message.components))).toEqual([
      { ref: REF, part: 1 },
      { ref: REF, part: 2 },
    ]);
    expect(rendered.shown.claims.length).toBeGreaterThan(4);
    expect(rendered.shown.conversation).toBe(REF);
    expect(seen(rendered)).toContain("Briefing am Morgen");
    const english = await renderer.briefing(longBriefing(), frame({ language: "en", title: "Harbours" }));
    expect(seen(english)).toContain("Harbours");
    expect(seen(english)).toContain("4 documents");
    for (const { message } of bodies(english)) expectValidMessage(message as never);
  });

  test("that is late says when it was due, even if nothing is new", async () => {
    const late = await renderer.briefing(briefing([story("Vigo")]), frame({}, 7_200_000));
    expect(JSON.stringify(bodies(late))).toContain("-# Verspätet: geplant war <t:1746507600:f>");
    const empty = briefing([], { documents: { read: 3, unreadable: [] } });
    const nothing = await renderer.briefing(empty, frame({ language: "en" }, 7_200_000));
    expect(JSON.stringify(bodies(nothing))).toMatch(/Nothing new in these documents\.\\n-# Late: /);
    expect(JSON.stringify(bodies(await renderer.briefing(empty, frame())))).not.toContain("Verspätet");
  });

  test("that is on time shows its slot; any other shows when it was composed", async () => {
    const composed = { ...briefing([story("Vigo")]), generatedAt: "2025-05-06T04:59:31.000Z" };
    const heading = async (more: Partial<EditionRenderContext>) =>
      JSON.stringify(bodies(await renderer.briefing(composed, { ...frame({ language: "en" }), ...more })));
    const slot = `<t:${Date.parse(SLOT) / 1000}:F>`;
    expect(await heading({ onTime: true })).toContain(slot);
    expect(await heading({})).toContain("<t:1746507571:F>");
    expect(await heading({})).not.toContain(slot);
  });

  test("with a thread starts it on the first part and puts the other parts there", async () => {
    const [first, second] = bodies(
      await renderer.briefing(longBriefing(), frame({ thread: true, title: `News ${"x".repeat(120)}` })),
    );
    expect(first?.beginsThread).toMatch(/^News/);
    expect(first?.beginsThread?.length).toBeLessThanOrEqual(100);
    expect(second?.inThread).toEqual({ name: first?.beginsThread });
    expect(first?.inThread ?? second?.beginsThread).toBeUndefined();
  });

  test("without new documents is one line with a marker and a date", async () => {
    const alert = await renderer.alert(
      { kind: "no-new-documents", since: SLOT, days: 3 },
      { edition: EDITION },
    );
    expect(JSON.stringify(bodies(alert))).toContain(
      "Seit 3 Tagen kein neues Dokument; das neueste kam am <t:1746507600:f>",
    );
    expect(findPart(bodies(alert)[0]?.message.components)).toEqual({ ref: REF, part: 1 });
  });
});
