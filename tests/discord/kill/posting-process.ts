// A process that posts one edition with the real store, outbox, renderer and publisher, as the bot does.
import { randomBytes } from "node:crypto";
import { systemClock } from "../../../src/async/system-clock.ts";
import { createEditionsRest } from "../../../src/discord/api/clients.ts";
import { createMessageSender } from "../../../src/discord/publishing/message-sender.ts";
import { createEditionRenderer } from "../../../src/discord/render/edition.ts";
import type { Clock } from "../../../src/domain/core/clock.ts";
import type { MessageSender } from "../../../src/domain/delivery/message-sender.ts";
import type { Schedule } from "../../../src/domain/schedules/schedule.ts";
import { runOneEdition } from "../../delivery/one-edition.ts";
import { longBriefing, picture } from "./long-briefing.ts";

const [
  dataDir = "",
  apiUrl = "",
  token = "",
  botId = "",
  channel = "",
  offset = "0",
  place = "",
  variant = "",
] = process.argv.slice(2);
const offsetMs = Number(offset);
const slot = "2026-05-06T07:00:00.000Z";

/** Simulates a process that was started `offsetMs` later. */
const clock: Clock = {
  now: () => new Date(Date.now() + offsetMs).toISOString(),
  monotonicMs: () => systemClock.monotonicMs() + offsetMs,
  sleep: systemClock.sleep,
};

const schedule: Schedule = {
  id: "morning",
  ref: "s-morning",
  guild: "7001",
  channel,
  title: "Morning brief",
  timing: { kind: "daily", time: "07:00", weekdays: ["wed"], timeZone: "UTC" },
  topic: null,
  nothingNew: "line",
  thread: place === "thread",
  language: null,
  paused: null,
  timingSetAt: slot,
  createdAt: slot,
};

const posting = createEditionsRest(apiUrl, token);
const reading = createEditionsRest(apiUrl, token);
const renderer = createEditionRenderer(() => "en");
const publisher = createMessageSender({
  posting,
  reading,
  botId,
  mayRead: () => true,
  mayAttach: () => null,
  unauthorized: () => process.exit(1),
  events: { emit: () => undefined },
  now: clock.now,
});

/** The control: a bot that neither reuses nonces nor searches the history. */
const careless: MessageSender = {
  ...publisher,
  post: (where, part, _nonce, timeoutMs) =>
    publisher.post(where, part, randomBytes(12).toString("base64url"), timeoutMs),
  find: async () => ({ kind: "absent" }),
};

const edition = await runOneEdition({
  dataDir,
  sender: variant === "careless" ? careless : publisher,
  request: {
    subject: { kind: "scheduled", schedule: schedule.ref },
    slot,
    library: { root: "/news", guild: schedule.guild },
    channel,
    late: false,
    notBefore: slot,
    deadline: "2100-01-01T00:00:00.000Z",
  },
  async compose(leased) {
    const attach = async () => [picture()];
    const frame = { edition: leased, schedule, lateMs: null, attach };
    const rendered = await renderer.briefing(longBriefing(), frame);
    return { kind: "parts", ...rendered };
  },
  clock,
  owner: `test-${process.pid}`,
});
process.stdout.write(`${edition.state}\n`);
// The timers that sweep idle queues would keep the process running.
for (const rest of [posting, reading]) {
  rest.clearHandlerSweeper();
  rest.clearHashSweeper();
}
