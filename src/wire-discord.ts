// Wires the bot: it logs in while the rooms behind it open.
import type { Config } from "./config/config.ts";
import type { ExitCode } from "./console/context.ts";
import { print, type Terminal } from "./console/terminal.ts";
import { runBot } from "./discord/bot.ts";
import { createPressRoom } from "./discord/publishing/press.ts";
import { noSensors, type Sensors } from "./domain/health.ts";
import type { Events, UnderReference } from "./domain/ports.ts";
import type { Now } from "./domain/time.ts";
import type { Backstage, BackstageWiring } from "./wire-backstage.ts";
import type { AddRoutes } from "./wire-pages.ts";

export interface DiscordWiring {
  readonly config: Config;
  readonly token: string;
  readonly events: Events;
  readonly now: Now;
  readonly terminal: Pick<Terminal, "out" | "err">;
  /** Ends the bot, in under ten seconds. */
  readonly signal: AbortSignal;
  readonly underReference?: UnderReference;
  /** Is told what can be looked at while the bot runs. */
  readonly sensors?: Sensors;
  /** Where there are pages over HTTP. */
  readonly addRoutes?: AddRoutes;
}

/** Runs the bot until it is told to end (0), or until Discord sends it away for good (1). */
export async function serveDiscord(wiring: DiscordWiring): Promise<ExitCode> {
  const open = new AsyncDisposableStack();
  try {
    const line = await runWired(wiring, open);
    if (line === null) return 0;
    await print(wiring.terminal.err, `dateline: ${line}\n`);
    return 1;
  } finally {
    await open.disposeAsync();
  }
}

/** The line that says why Discord sent the bot away; null when it was told to end. */
async function runWired(wiring: DiscordWiring, open: AsyncDisposableStack): Promise<string | null> {
  const { config, token, events, now, terminal, sensors = noSensors() } = wiring;
  const { underReference = (_reference, work) => work(), addRoutes = null } = wiring;
  const ended = new AbortController();
  const signal = AbortSignal.any([wiring.signal, ended.signal]);
  const say = (line: string) => void print(terminal.out, `${line}\n`);
  const pressRoom = createPressRoom(signal);
  const { press } = pressRoom;
  const opened: Promise<Backstage>[] = [];
  const shared = { config, events, now, sensors, signal, say };
  const openDesk = async () => {
    const [backstage = openLate({ ...shared, addRoutes, open, press })] = opened;
    opened[0] = backstage;
    return (await backstage).desk;
  };
  try {
    const { discord, timeZone } = config;
    const parts = { openDesk, pressRoom, events, underReference, now, timeZone, say, signal, sensors };
    return await runBot({ ...discord, ...parts, token });
  } finally {
    ended.abort();
    await opened[0]?.then(({ upkeep }) => upkeep, told);
  }
}

/** Loaded late, so that the login does not wait for it. */
async function openLate(wiring: BackstageWiring): Promise<Backstage> {
  const { openBackstage } = await import("./wire-backstage.ts");
  return openBackstage(wiring);
}

function told(): void {
  // Why it could not be opened is what the bot ended with.
}
