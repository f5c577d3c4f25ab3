import type { HealthSignals } from "../../domain/operations/health-signals.ts";
import type { HttpReply, Route } from "../../domain/operations/http.ts";
import type { ReadinessResult } from "./cached-check.ts";
import type { ReadinessCheckName, ReadinessResults } from "./readiness.ts";

export interface HealthRouteDeps {
  readonly check: () => Promise<ReadinessResults>;
  readonly signals: Pick<HealthSignals, "stopping">;
  readonly loop: EventLoopState;
}

/** The state of the event loop. */
export interface EventLoopState {
  /** Milliseconds since its timers last ran. */
  readonly sinceTimerMs: () => number;
  /** The longest delay of the last full second, in milliseconds. */
  readonly delayMs: () => number;
}

/** Its timer runs every second. If it has not run for this long, the process counts as dead. */
const STUCK_MS = 15_000;

/** /healthz: the process is alive. /readyz: it can do its work. Both are public and answer quickly. */
export function healthRoutes({ check, signals, loop }: HealthRouteDeps): readonly Route[] {
  return [
    {
      path: /^\/healthz$/,
      isPublic: true,
      async handle() {
        const alive = loop.sinceTimerMs() < STUCK_MS;
        const status = alive ? "ok" : "failed";
        const eventLoop = { status, delaySeconds: rounded(loop.delayMs() / 1000) };
        return json(alive, { status, checks: { eventLoop } });
      },
    },
    {
      path: /^\/readyz$/,
      isPublic: true,
      async handle() {
        const findings = await check();
        const status = signals.stopping ? "stopping" : overall(findings);
        return json(status === "ready" || status === "degraded", {
          status,
          checks: roundedResults(findings),
        });
      },
    },
  ];
}

function overall(findings: ReadinessResults): "ready" | "degraded" | "not ready" {
  const all = Object.values(findings).map(({ status }) => status);
  if (all.includes("failed")) return "not ready";
  return all.includes("degraded") ? "degraded" : "ready";
}

function roundedResults(findings: ReadinessResults): Partial<Record<ReadinessCheckName, ReadinessResult>> {
  return Object.fromEntries(
    Object.entries(findings).map(([name, { ageSeconds, ...finding }]) => [
      name,
      { ...finding, ageSeconds: ageSeconds === null ? null : rounded(ageSeconds) },
    ]),
  );
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

function json(healthy: boolean, body: unknown): HttpReply {
  return {
    status: healthy ? 200 : 503,
    type: "application/json; charset=utf-8",
    body: `${JSON.stringify(body)}\n`,
  };
}
