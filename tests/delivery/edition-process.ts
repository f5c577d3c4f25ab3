// A process that delivers one edition of two parts to the test's HTTP channel, then prints the edition's state.

import { systemClock } from "../../src/async/system-clock.ts";
import type { Clock } from "../../src/domain/core/clock.ts";
import { httpSender } from "./http-channel.ts";
import { runOneEdition } from "./one-edition.ts";

const [dataDir = "", address = "", laterMs = "0"] = process.argv.slice(2);
const offsetMs = Number(laterMs);

/** Simulates a process that starts `offsetMs` later. */
const clock: Clock = {
  now: () => new Date(Date.now() + offsetMs).toISOString(),
  monotonicMs: () => systemClock.monotonicMs() + offsetMs,
  sleep: systemClock.sleep,
};

const slot = "2024-03-05T07:00:00.000Z";
const edition = await runOneEdition({
  dataDir,
  sender: httpSender(address),
  request: {
    subject: { kind: "scheduled", schedule: "morning" },
    slot,
    library: { root: "/news", guild: "7001" },
    channel: "900",
    late: false,
    notBefore: slot,
    deadline: "2100-01-01T00:00:00.000Z",
  },
  compose: async ({ ref }) => ({
    kind: "parts",
    parts: [{ body: { marker: `${ref}/0` } }, { body: { marker: `${ref}/1` } }],
    shown: { at: slot, title: "Brief", claims: [] },
  }),
  clock,
  owner: `test-${process.pid}`,
});
process.stdout.write(edition.state);
