// Wires health and metrics over HTTP beside whatever else runs. Loaded only when a port is set.
import type { Config, HttpConfig } from "./config/config.ts";
import { noSensors, type Sensors } from "./domain/health.ts";
import type { Events } from "./domain/ports.ts";
import type { Now } from "./domain/time.ts";
import { watchEventLoop } from "./ops/event-loop.ts";
import { tellAll } from "./ops/events.ts";
import { createChecks } from "./ops/health/checks.ts";
import { probeRoutes } from "./ops/health/probes.ts";
import type { Route } from "./ops/http/http.ts";
import { createHttpServer } from "./ops/http/server.ts";
import { createMetrics } from "./ops/metrics/registry.ts";
import { metricsRoute } from "./ops/metrics/scrape.ts";

export interface OperationsWiring {
  readonly config: Config;
  readonly http: HttpConfig;
  /** The log; what is told to it is counted, too, from now on through `Operations.events`. */
  readonly events: Events;
  readonly now: Now;
  readonly version: string;
  /** One line for the person who started it. */
  readonly say: (line: string) => void;
}

export interface Operations {
  readonly events: Events;
  readonly sensors: Sensors;
  /** Answers these, too, from now on. */
  addRoutes(routes: readonly Route[]): void;
  close(): Promise<void>;
}

const clock = () => performance.now();
const unixSeconds = () => Date.now() / 1000;

/** Throws Fault "config" when the port or the host can't be had. */
export async function openOperations(wiring: OperationsWiring): Promise<Operations> {
  const { config, http, now, say } = wiring;
  const { model, documentsDir: root, discord } = config;
  const metrics = createMetrics(unixSeconds);
  const events = tellAll([wiring.events, metrics.events]);
  const sensors = noSensors();
  const wanted = { discord: discord.token !== null, model: model !== null };
  const check = createChecks({ sensors, wanted, folder: root, clock });
  const loop = watchEventLoop(clock, (ms) => metrics.observe("dateline_event_loop_delay_seconds", ms / 1000));
  const version = { version: wiring.version, node: process.versions.node };
  const dailyTokens = model?.dailyTokens ?? null;
  const routes: Route[] = [
    ...probeRoutes({ check, sensors, loop }),
    metricsRoute({ metrics, sensors, check, root, dailyTokens, version, now, clock }),
  ];
  const token = http.token?.reveal() ?? null;
  const server = await createHttpServer({ ...http, token, routes, events }).catch((error: unknown) => {
    loop.close();
    throw error;
  });
  say(
    `Health and metrics: ${server.url}/healthz, /readyz, /metrics${token === null ? "" : " (with HTTP_TOKEN)"}.`,
  );
  return {
    events,
    sensors,
    addRoutes(more) {
      routes.push(...more);
      say(`Pages: ${server.url}/`);
    },
    async close() {
      await server.close();
      loop.close();
    },
  };
}
