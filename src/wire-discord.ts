// Wires the bot: it logs in while the rooms behind it open.
import type { Config } from "./config/config.ts";
import type { ExitCode } from "./console/context.ts";
import { print, type Terminal } from "./console/terminal.ts";
import { runBot } from "./discord/bot.ts";
import { createPressRoom } from "./discord/publishing/press.ts";
import type { Events } from "./domain/ports.ts";
import type { Now } from "./domain/time.ts";

export interface DiscordWiring {
  readonly config: Config;
  readonly token: string;
  readonly events: Events;
  readonly now: Now;
  readonly terminal: Pick<Terminal, "out" | "err">;
  /** Ends the bot, in under ten seconds. */
  readonly signal: AbortSignal;
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
  const { config, token, events, now, terminal } = wiring;
  const ended = new AbortController();
  const signal = AbortSignal.any([wiring.signal, ended.signal]);
  const say = (line: string) => void print(terminal.out, `${line}\n`);
  const pressRoom = createPressRoom(signal);
  // Loaded while Discord is being reached: the connection stands that much sooner.
  const backstage = import("./wire-backstage.ts").then(({ openBackstage }) =>
    openBackstage({ config, events, now, open, signal, press: pressRoom.press, say }),
  );
  const desk = backstage.then((opened) => opened.desk);
  desk.catch(told);
  try {
    const { discord, timeZone } = config;
    return await runBot({ ...discord, token, desk, pressRoom, events, now, timeZone, say, signal });
  } finally {
    ended.abort();
    await backstage.then(({ upkeep }) => upkeep, told);
  }
}

function told(): void {
  // Why it could not be opened is what the bot ended with.
}
