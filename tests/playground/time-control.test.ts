// The playground's clock: as it moves, the real bot posts each edition once.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Playground, startPlayground } from "../../playground/start-playground.ts";
import type { ClockView, MessageView, PendingEditionView } from "../../playground/views/view-types.ts";
import { connectClient, includesText, type PlaygroundClient } from "./playground-client.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The bot checks every 5 s and posts up to 10 s after the slot; the rest is for a busy machine. */
const DELIVERED_WITHIN_MS = 60_000;
const TEST_TIMEOUT_MS = 120_000;

let playground: Playground;
let client: PlaygroundClient;
beforeAll(async () => {
  const env = { PATH: process.env.PATH, TIME_ZONE: "Europe/Berlin", LOG_LEVEL: "info" };
  playground = await startPlayground({ env });
  client = await connectClient(playground);
});
afterAll(() => playground[Symbol.asyncDispose]());

async function moveClock(what: string): Promise<ClockView> {
  await client.post("api/clock", { what });
  return clockNow();
}

const clockNow = async () => (await client.stateOf("Ann")).places.clock;

async function finishedEditions(): Promise<readonly PendingEditionView[]> {
  const end = performance.now() + DELIVERED_WITHIN_MS;
  for (;;) {
    const { pendingEditions } = await clockNow();
    if (pendingEditions.length > 0 && pendingEditions.every(({ outcome }) => outcome !== null))
      return pendingEditions;
    if (performance.now() > end)
      throw new Error(`editions without an outcome: ${JSON.stringify(pendingEditions)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Adds a sample document and waits until the bot offers its story. */
async function documentArrives(words: string): Promise<void> {
  const { message } = await moveClock("document");
  expect(message).toContain(words);
  const channel = await client.channelOf("Ann", "Harbour Gazette");
  const autocomplete = {
    do: "autocomplete",
    channel,
    name: "story",
    focused: "story",
    options: { story: words },
  };
  const end = performance.now() + DELIVERED_WITHIN_MS;
  while (!JSON.stringify(await client.act("Ann", autocomplete)).includes(words))
    if (performance.now() > end) throw new Error(`the bot has not read the document “${words}”`);
}

async function addSchedule(id: string, at: string, zone: string): Promise<void> {
  const channel = await client.channelOf("Ann", "Harbour Gazette", "newsroom");
  const options = { channel, time: at, "time-zone": zone, id };
  await client.act("Ann", { do: "command", channel, name: "schedule add", options });
  await client.waitForMessage(
    "Ann",
    ({ onlyYou, ...message }) => onlyYou && includesText(`"${id}"`)({ onlyYou, ...message }),
  );
}

/** The bot's messages in #newsroom that everybody sees. */
async function newsroomMessages(): Promise<readonly MessageView[]> {
  const channel = await client.channelOf("Ann", "Harbour Gazette", "newsroom");
  const { messages } = await client.stateOf("Ben");
  return messages.filter((message) => message.channel === channel && message.author.bot);
}

const hourOf = (ms: number) =>
  new Date(ms).toISOString().slice("2026-05-06T".length, "2026-05-06T07:30".length);

test("without a schedule the clock does not move, and the message says what to type", async () => {
  for (const what of ["next-slot", "dst-day"]) {
    const { message, offsetMs, pendingEditions } = await moveClock(what);
    expect(message).toContain("/schedule add channel:#newsroom time:7:30");
    expect([offsetMs, pendingEditions]).toEqual([0, []]);
  }
});

test(
  "the clock moves to the next slot, and the edition is posted once, with the new document",
  async () => {
    const slot = Math.ceil(playground.clock.nowMs() / MINUTE_MS) * MINUTE_MS + 40 * MINUTE_MS;
    await addSchedule("morning", hourOf(slot), "utc");
    await documentArrives("Ferry runs aground");
    const { message, pendingEditions, offsetMs } = await moveClock("next-slot");
    expect(message).toContain("“morning” is due");
    expect(pendingEditions).toMatchObject([{ name: "morning", slot }]);
    expect(offsetMs).toBeGreaterThan(38 * MINUTE_MS);
    expect((await moveClock("next-slot")).message).toMatch(/already|in seconds/);
    expect(await finishedEditions()).toMatchObject([{ outcome: expect.stringMatching(/^delivered at/) }]);
    const editions = await newsroomMessages();
    expect(editions).toHaveLength(1);
    expect(includesText("214 passengers")(editions[0] as MessageView)).toBe(true);
    expect(Math.abs((editions[0]?.at ?? 0) - slot - 10_000)).toBeLessThan(DELIVERED_WITHIN_MS);
  },
  TEST_TIMEOUT_MS,
);

test(
  "a slot that passes while Discord is unreachable is posted once, marked late, with the update",
  async () => {
    const before = (await newsroomMessages()).length;
    await documentArrives("flood wall");
    await documentArrives("Twelve passengers hurt");
    await playground.clock.moveTo(playground.clock.nowMs() + 23.5 * HOUR_MS);
    await client.post("api/fault", { name: "unreachable", on: true });
    const { pendingEditions } = await moveClock("hour");
    expect(pendingEditions).toMatchObject([{ name: "morning", outcome: null }]);
    expect(await newsroomMessages()).toHaveLength(before);
    // Longer than one check and one attempt of the bot.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    expect(await newsroomMessages()).toHaveLength(before);
    await client.post("api/fault", { name: "unreachable", on: false });
    expect(await finishedEditions()).toMatchObject([{ outcome: expect.stringMatching(/^delivered at/) }]);
    const [edition, ...more] = (await newsroomMessages()).slice(before);
    expect(more).toEqual([]);
    for (const words of ["UPDATE", "231 passengers", "was due"])
      expect(JSON.stringify(edition)).toContain(words);
  },
  TEST_TIMEOUT_MS,
);

test(
  "when the clocks go forward, an edition at a skipped time is posted once, after the gap",
  async () => {
    expect((await moveClock("dst-day")).message).toContain("never change in UTC");
    await addSchedule("night", "02:30", "berlin");
    const now = () =>
      Temporal.Instant.fromEpochMilliseconds(playground.clock.nowMs()).toZonedDateTimeISO("Europe/Berlin");
    const change = () => now().getTimeZoneTransition("next") as Temporal.ZonedDateTime;
    // In summer the next change is the one back to standard time.
    if (change().offsetNanoseconds < now().offsetNanoseconds)
      await playground.clock.moveTo(change().epochMilliseconds + HOUR_MS);
    const gap = change().epochMilliseconds;
    const { message } = await moveClock("dst-day");
    expect(message).toContain("from 02:00 to 03:00");
    expect(gap - playground.clock.nowMs()).toBeLessThan(10_100);
    const before = (await newsroomMessages()).filter(({ at }) => at >= gap);
    expect(before).toEqual([]);
    const edition = await client.waitForMessage(
      "Ann",
      ({ at, author, onlyYou }) => author.bot && !onlyYou && at >= gap,
      DELIVERED_WITHIN_MS,
    );
    expect(edition.at - gap).toBeLessThan(DELIVERED_WITHIN_MS);
    const outcomes = await finishedEditions();
    expect(outcomes.find(({ name }) => name === "night")?.outcome).toMatch(/^delivered at 03:0/);
    expect((await newsroomMessages()).filter(({ at }) => at >= gap)).toHaveLength(1);
    expect(playground.discord.rejections).toEqual([]);
  },
  TEST_TIMEOUT_MS,
);
