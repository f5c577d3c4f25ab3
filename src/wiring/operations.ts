// Wires health checks and metrics over HTTP. Loaded only when a port is set.
import { systemClock, systemTimeMs } from "../async/system-clock.ts";
import { textsFor } from "../catalogues/texts.ts";
import type { Config } from "../config/config.ts";
import type { HttpConfig } from "../config/http-settings.ts";
import { healthNotice, pagesNotice } from "../console/views/startup-notices.ts";
import type { Now } from "../domain/core/clock.ts";
import type { Events } from "../domain/operations/events.ts";
import { createHealthSignals, type HealthSignals } from "../domain/operations/health-signals.ts";
import type { Route } from "../domain/operations/http.ts";
import { monitorEventLoop } from "../ops/health/event-loop.ts";
import { healthRoutes } from "../ops/health/health-routes.ts";
import { createReadinessCheck } from "../ops/health/readiness.ts";
import { combineEvents } from "../ops/log/log.ts";
import { createMetrics } from "../ops/metrics/registry.ts";
import { metricsRoute } from "../ops/metrics/scrape.ts";
import { createHttpServer } from "../web/http/server.ts";

export interface OperationsDeps {
  readonly config: Config;
  readonly http: HttpConfig;
  /** The log. Events must go through `Operations.events` to be counted as well. */
  readonly events: Events;
  readonly now: Now;
  readonly version: string;
  /** Prints one line for the operator. */
  readonly say: (line: string) => void;
}

export interface Operations {
  readonly events: Events;
  readonly sensors: HealthSignals;
  /** Adds routes to the running server. */
  addRoutes(routes: readonly Route[]): void;
  close(): Promise<void>;
}

const { monotonicMs } = systemClock;
const unixSeconds = () => systemTimeMs() / 1000;

/** Throws Fault "config" if the server can't listen on the host and port. */
export async function openOperations(deps: OperationsDeps): Promise<Operations> {
  const { config, http, now, say } = deps;
  const { model, documentsDir: root, discord } = config;
  const texts = textsFor(config.language);
  const metrics = createMetrics(unixSeconds);
  const events = combineEvents([deps.events, metrics.events]);
  const signals = createHealthSignals();
  const expected = { discord: discord.token !== null, model: model !== null };
  const check = createReadinessCheck({ signals, expected, folder: root, monotonicMs });
  const loop = monitorEventLoop(monotonicMs, metrics.observeEventLoopDelay);
  const version = { version: deps.version, node: process.versions.node };
  const dailyTokens = model?.dailyTokens ?? null;
  const routes: Route[] = [
    ...healthRoutes({ check, signals, loop }),
    metricsRoute({ metrics, signals, check, root, dailyTokens, version, now, monotonicMs }),
  ];
  const token = http.token?.reveal() ?? null;
  const server = await createHttpServer({
    ...http,
    token,
    routes,
    events,
    texts,
  }).catch((error: unknown) => {
    loop.close();
    throw error;
  });
  say(healthNotice(server.url, token !== null, texts));
  return {
    events,
    sensors: signals,
    addRoutes(more) {
      routes.push(...more);
      say(pagesNotice(server.url, texts));
    },
    async close() {
      await server.close();
      loop.close();
    },
  };
}
