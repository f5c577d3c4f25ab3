import type { ActiveFault } from "../../src/discord-standin/http/faults.ts";
import type { StandIn } from "../../src/discord-standin/start-discord.ts";
import type { FaultSwitchView } from "../views/view-types.ts";

/** Faults that can be injected while the bot runs. */
export interface FaultSwitches {
  readonly list: () => readonly FaultSwitchView[];
  readonly set: (name: string, on: boolean) => void;
}

/** Switches the scripted model's server off and on. */
export interface ModelSwitch {
  down: boolean;
}

interface FaultSwitch {
  readonly label: string;
  readonly on: () => boolean;
  readonly set: (on: boolean) => void;
}

const ANY_PATH = /^/;
/** Discord does not rate-limit interaction callbacks. */
const RATE_LIMITED_PATHS = /^(?!\/interactions\/)/;
const SLOW_MS = 2000;
const BUSY_REQUESTS = 5;
const BUSY_S = 2;

export function createFaultSwitches(discord: StandIn, model: ModelSwitch | null): FaultSwitches {
  const entries = new Map<string, FaultSwitch>([
    ["down", toggleSwitch("Discord is down (503, no gateway connection)", () => simulateOutage(discord))],
    [
      "unreachable",
      toggleSwitch("Discord is unreachable (connection refused)", () => makeUnreachable(discord)),
    ],
    ["slow", toggleSwitch(`Discord answers ${SLOW_MS / 1000} s late`, () => delayResponses(discord))],
    ["busy", rateLimitSwitch(discord)],
    ["cut", momentarySwitch("Cut the gateway connection", () => discord.gateway.kill())],
  ]);
  if (model) {
    const set = (on: boolean) => {
      model.down = on;
    };
    entries.set("model", { label: "The language model is down", on: () => model.down, set });
  }
  return {
    list: () => Array.from(entries, ([name, { label, on }]) => ({ name, label, on: on() })),
    set(name, on) {
      const entry = entries.get(name);
      if (!entry) throw new Error(`no fault named ${name}`);
      entry.set(on);
    },
  };
}

function toggleSwitch(label: string, begin: () => () => void): FaultSwitch {
  let end: (() => void) | null = null;
  return {
    label,
    on: () => end !== null,
    set(on) {
      if (on && end === null) end = begin();
      if (on || end === null) return;
      end();
      end = null;
    },
  };
}

function momentarySwitch(label: string, trigger: () => void): FaultSwitch {
  return { label, on: () => false, set: trigger };
}

function simulateOutage({ faults, gateway }: StandIn): () => void {
  const fault = faults.inject(
    { path: ANY_PATH, times: Number.POSITIVE_INFINITY },
    { do: "status", status: 503 },
  );
  gateway.refuse(true);
  gateway.kill();
  return () => {
    gateway.refuse(false);
    fault.remove();
  };
}

function makeUnreachable({ reachable }: StandIn): () => void {
  const closed = reachable(false);
  return () => void closed.then(() => reachable(true));
}

function delayResponses({ faults }: StandIn): () => void {
  const rule = { path: ANY_PATH, times: Number.POSITIVE_INFINITY };
  return faults.inject(rule, { do: "delay", ms: SLOW_MS }).remove;
}

function rateLimitSwitch({ faults }: StandIn): FaultSwitch {
  let fault: ActiveFault | null = null;
  return {
    label: `The next ${BUSY_REQUESTS} requests get 429 (retry after ${BUSY_S} s)`,
    on: () => fault !== null && fault.hits() < BUSY_REQUESTS,
    set(on) {
      fault?.remove();
      const rule = { path: RATE_LIMITED_PATHS, times: BUSY_REQUESTS };
      fault = on ? faults.inject(rule, { do: "rate-limit", retryAfterS: BUSY_S }) : null;
    },
  };
}
