import type { SetFault } from "../tests/doubles/discord/faults.ts";
import type { StandIn } from "../tests/doubles/discord/start-discord.ts";
import type { FaultView } from "./shapes.ts";

/** What can be made to go wrong while the bot runs. */
export interface Trouble {
  readonly list: () => readonly FaultView[];
  readonly set: (name: string, on: boolean) => void;
}

/** A model whose server can be taken away. */
export interface ModelSwitch {
  down: boolean;
}

interface Entry {
  readonly label: string;
  readonly on: () => boolean;
  readonly set: (on: boolean) => void;
}

const ANY = /^/;
/** Discord limits no acknowledgements. */
const LIMITED = /^(?!\/interactions\/)/;
const SLOW_MS = 2000;
const BUSY_REQUESTS = 5;
const BUSY_S = 2;

export function createTrouble(discord: StandIn, model: ModelSwitch | null): Trouble {
  const entries = new Map<string, Entry>([
    ["down", whileOn("Discord is down: 503, and no connection", () => takeDown(discord))],
    ["unreachable", whileOn("Discord can’t be reached: nobody listens there", () => cutOff(discord))],
    ["slow", whileOn(`Discord answers ${SLOW_MS / 1000} s late`, () => slowDown(discord))],
    ["busy", busy(discord)],
    ["cut", atOnce("Cut the connection", () => discord.gateway.kill())],
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
      if (!entry) throw new Error(`there is no trouble called ${name}`);
      entry.set(on);
    },
  };
}

function whileOn(label: string, begin: () => () => void): Entry {
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

function atOnce(label: string, strike: () => void): Entry {
  return { label, on: () => false, set: strike };
}

function takeDown({ faults, gateway }: StandIn): () => void {
  const fault = faults.inject({ path: ANY, times: Number.POSITIVE_INFINITY }, { do: "status", status: 503 });
  gateway.refuse(true);
  gateway.kill();
  return () => {
    gateway.refuse(false);
    fault.remove();
  };
}

function cutOff({ reachable }: StandIn): () => void {
  const gone = reachable(false);
  return () => void gone.then(() => reachable(true));
}

function slowDown({ faults }: StandIn): () => void {
  const rule = { path: ANY, times: Number.POSITIVE_INFINITY };
  return faults.inject(rule, { do: "delay", ms: SLOW_MS }).remove;
}

function busy({ faults }: StandIn): Entry {
  let fault: SetFault | null = null;
  return {
    label: `The next ${BUSY_REQUESTS} requests get 429, ${BUSY_S} s each`,
    on: () => fault !== null && fault.hits() < BUSY_REQUESTS,
    set(on) {
      fault?.remove();
      const rule = { path: LIMITED, times: BUSY_REQUESTS };
      fault = on ? faults.inject(rule, { do: "rate-limit", retryAfterS: BUSY_S }) : null;
    },
  };
}
