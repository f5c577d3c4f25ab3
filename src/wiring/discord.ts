// Wires the bot: it logs in to Discord while the rooms behind it open.

import { systemClock } from "../async/system-clock.ts";
import { textsFor } from "../catalogues/texts.ts";
import type { Config } from "../config/config.ts";
import { type ExitCode, failWith } from "../console/context.ts";
import { print, type Terminal } from "../console/terminal/terminal.ts";
import { runBot } from "../discord/bot.ts";
import { createPublisherProxy } from "../discord/publishing/publisher-proxy.ts";
import type { Now } from "../domain/core/clock.ts";
import { type Fault, faultLine } from "../domain/core/fault.ts";
import type { Events, WithCorrelationId } from "../domain/operations/events.ts";
import { createHealthSignals, type HealthSignals } from "../domain/operations/health-signals.ts";
import type { BotServices, BotServicesDeps } from "./bot-services.ts";
import type { AddRoutes } from "./pages.ts";

export interface DiscordDeps {
  readonly config: Config;
  readonly token: string;
  /** Of Dateline; absent: requests to feeds do not say it. */
  readonly version?: string;
  readonly events: Events;
  readonly now: Now;
  readonly terminal: Pick<Terminal, "out" | "err">;
  /** Stops the bot, which takes less than ten seconds. */
  readonly signal: AbortSignal;
  readonly withCorrelationId?: WithCorrelationId;
  /** Gets the signals of what is running. */
  readonly sensors?: HealthSignals;
  /** Absent without pages over HTTP. */
  readonly addRoutes?: AddRoutes;
}

/** Runs the bot until the signal aborts (exit code 0), or until Discord refuses it for good or its store is gone (1). */
export async function serveDiscord(deps: DiscordDeps): Promise<ExitCode> {
  const resources = new AsyncDisposableStack();
  try {
    const line = await runBotWithServices(deps, resources);
    return line === null ? 0 : await failWith(deps.terminal, line);
  } finally {
    await resources.disposeAsync();
  }
}

/** One line that says why the bot can't go on; null after an ordinary stop. */
async function runBotWithServices(
  deps: DiscordDeps,
  resources: AsyncDisposableStack,
): Promise<string | null> {
  const { config, token, events, now, terminal, sensors = createHealthSignals() } = deps;
  const { withCorrelationId = (_reference, work) => work(), addRoutes = null } = deps;
  const ended = new AbortController();
  const signal = AbortSignal.any([deps.signal, ended.signal]);
  const say = (line: string) => void print(terminal.out, `${line}\n`);
  const publisherProxy = createPublisherProxy(signal);
  const { publisher } = publisherProxy;
  const openedServices: Promise<BotServices>[] = [];
  const fatal: Fault[] = [];
  const giveUp = (fault: Fault) => {
    if (fatal.length === 0) events.emit("error", "store.gone", { error: fault });
    fatal.push(fault);
    ended.abort();
  };
  const { version = null } = deps;
  const sharedDeps = { config, version, events, now, sensors, signal, giveUp, say };
  const openService = async () => {
    const [services = openServicesLazily({ ...sharedDeps, addRoutes, resources, publisher })] =
      openedServices;
    openedServices[0] = services;
    return (await services).service;
  };
  try {
    const { discord, timeZone } = config;
    const botDeps = {
      openService,
      publisherProxy,
      events,
      withCorrelationId,
      now,
      wallClock: systemClock.now,
      monotonicMs: systemClock.monotonicMs,
      timeZone,
      say,
      texts: textsFor(config.language),
      signal,
      sensors,
    };
    const refusal = await runBot({ ...discord, ...botDeps, token });
    return fatal[0] === undefined ? refusal : faultLine(fatal[0], textsFor(config.language));
  } finally {
    ended.abort();
    await openedServices[0]?.then(({ backgroundWork }) => backgroundWork, ignoreError);
  }
}

/** Loaded late, so that logging in does not wait for it. */
async function openServicesLazily(deps: BotServicesDeps): Promise<BotServices> {
  const { openBotServices } = await import("./bot-services.ts");
  return openBotServices(deps);
}

function ignoreError(): void {
  // runBot has already failed with this error.
}
