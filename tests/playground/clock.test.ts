// The clock of the playground: editions go out as it moves, of the real bot, once each.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AwaitedView, ClockView, MessageView } from "../../playground/shapes.ts";
import { type Playground, startPlayground } from "../../playground/start-playground.ts";
import { says, type Visitor, visit } from "./visitor.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Ticks every 5 s, and up to 10 s after the slot; the rest is for a busy machine. */
const OUT_WITHIN_MS = 60_000;
const PATIENCE_MS = 120_000;

let playground: Playground;
let visitor: Visitor;
beforeAll(async () => {
  const env = { PATH: process.env.PATH, TIME_ZONE: "Europe/Berlin", LOG_LEVEL: "info" };
  playground = await startPlayground({ env });
  visitor = await visit(playground);
});
afterAll(() => playground[Symbol.asyncDispose]());

async function press(what: string): Promise<ClockView> {
  await visitor.post("api/clock", { what });
  return clockNow();
}

const clockNow = async () => (await visitor.stateOf("Ann")).places.clock;

async function ended(): Promise<readonly AwaitedView[]> {
  const end = performance.now() + OUT_WITHIN_MS;
  for (;;) {
    const { awaited } = await clockNow();
    if (awaited.length > 0 && awaited.every(({ outcome }) => outcome !== null)) return awaited;
    if (performance.now() > end) throw new Error(`no end of ${JSON.stringify(awaited)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A document has arrived, and the bot offers its story. */
async function documentArrives(words: string): Promise<void> {
  const { said } = await press("document");
  expect(said).toContain(words);
  const channel = await visitor.channelOf("Ann", "Harbour Gazette");
  const typed = { do: "autocomplete", channel, name: "story", focused: "story", options: { story: words } };
  const end = performance.now() + OUT_WITHIN_MS;
  while (!JSON.stringify(await visitor.act("Ann", typed)).includes(words))
    if (performance.now() > end) throw new Error(`the bot has not read ${words}`);
}

async function addSchedule(id: string, at: string, zone: string): Promise<void> {
  const channel = await visitor.channelOf("Ann", "Harbour Gazette", "newsroom");
  const options = { channel, time: at, "time-zone": zone, id };
  await visitor.act("Ann", { do: "command", channel, name: "schedule add", options });
  await visitor.seen("Ann", ({ onlyYou, ...message }) => onlyYou && says(`"${id}"`)({ onlyYou, ...message }));
}

/** What everybody sees of the bot in #newsroom. */
async function posted(): Promise<readonly MessageView[]> {
  const channel = await visitor.channelOf("Ann", "Harbour Gazette", "newsroom");
  const { messages } = await visitor.stateOf("Ben");
  return messages.filter((message) => message.channel === channel && message.author.bot);
}

const hourOf = (ms: number) =>
  new Date(ms).toISOString().slice("2026-05-06T".length, "2026-05-06T07:30".length);

test("without a schedule the clock stays, and what to type is said", async () => {
  for (const what of ["next-slot", "dst-day"]) {
    const { said, movedByMs, awaited } = await press(what);
    expect(said).toContain("/schedule add channel:#newsroom time:7:30");
    expect([movedByMs, awaited]).toEqual([0, []]);
  }
});

test(
  "the next slot comes in seconds, and its edition goes out once, with what arrived",
  async () => {
    const slot = Math.ceil(playground.clock.now() / MINUTE_MS) * MINUTE_MS + 40 * MINUTE_MS;
    await addSchedule("morning", hourOf(slot), "utc");
    await documentArrives("Ferry runs aground");
    const { said, awaited, movedByMs } = await press("next-slot");
    expect(said).toContain("“morning” is due");
    expect(awaited).toMatchObject([{ name: "morning", slot }]);
    expect(movedByMs).toBeGreaterThan(38 * MINUTE_MS);
    expect((await press("next-slot")).said).toMatch(/already|in seconds/);
    expect(await ended()).toMatchObject([{ outcome: expect.stringMatching(/^delivered at/) }]);
    const editions = await posted();
    expect(editions).toHaveLength(1);
    expect(says("214 passengers")(editions[0] as MessageView)).toBe(true);
    expect(Math.abs((editions[0]?.at ?? 0) - slot - 10_000)).toBeLessThan(OUT_WITHIN_MS);
  },
  PATIENCE_MS,
);

test(
  "a slot that passes while Discord is out of reach is made up for once, marked late, with the update",
  async () => {
    const before = (await posted()).length;
    await documentArrives("flood wall");
    await documentArrives("Twelve passengers hurt");
    await playground.clock.moveTo(playground.clock.now() + 23.5 * HOUR_MS);
    await visitor.post("api/trouble", { name: "unreachable", on: true });
    const { awaited } = await press("hour");
    expect(awaited).toMatchObject([{ name: "morning", outcome: null }]);
    expect(await posted()).toHaveLength(before);
    // Longer than the bot takes to look, and to try once.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    expect(await posted()).toHaveLength(before);
    await visitor.post("api/trouble", { name: "unreachable", on: false });
    expect(await ended()).toMatchObject([{ outcome: expect.stringMatching(/^delivered at/) }]);
    const [edition, ...more] = (await posted()).slice(before);
    expect(more).toEqual([]);
    for (const words of ["UPDATE", "231 passengers", "was due"])
      expect(JSON.stringify(edition)).toContain(words);
  },
  PATIENCE_MS,
);

test(
  "on the day the clocks go forward, an edition at a time that is skipped comes once, after the gap",
  async () => {
    expect((await press("dst-day")).said).toContain("never change in UTC");
    await addSchedule("night", "02:30", "berlin");
    const now = () =>
      Temporal.Instant.fromEpochMilliseconds(playground.clock.now()).toZonedDateTimeISO("Europe/Berlin");
    const change = () => now().getTimeZoneTransition("next") as Temporal.ZonedDateTime;
    // In summer the next change is the one back.
    if (change().offsetNanoseconds < now().offsetNanoseconds)
      await playground.clock.moveTo(change().epochMilliseconds + HOUR_MS);
    const gap = change().epochMilliseconds;
    const { said } = await press("dst-day");
    expect(said).toContain("from 02:00 to 03:00");
    expect(gap - playground.clock.now()).toBeLessThan(10_100);
    const before = (await posted()).filter(({ at }) => at >= gap);
    expect(before).toEqual([]);
    const edition = await visitor.seen(
      "Ann",
      ({ at, author, onlyYou }) => author.bot && !onlyYou && at >= gap,
      OUT_WITHIN_MS,
    );
    expect(edition.at - gap).toBeLessThan(OUT_WITHIN_MS);
    const outcomes = await ended();
    expect(outcomes.find(({ name }) => name === "night")?.outcome).toMatch(/^delivered at 03:0/);
    expect((await posted()).filter(({ at }) => at >= gap)).toHaveLength(1);
    expect(playground.discord.rejections).toEqual([]);
  },
  PATIENCE_MS,
);
