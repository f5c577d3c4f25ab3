import type { Sensors } from "../../domain/health.ts";
import type { HttpReply, Route } from "../http/http.ts";
import type { CheckName, Findings } from "./checks.ts";
import type { Finding } from "./look.ts";

export interface ProbeParts {
  readonly check: () => Promise<Findings>;
  readonly sensors: Pick<Sensors, "stopping">;
  readonly loop: LoopState;
}

/** How the event loop runs. */
export interface LoopState {
  /** Milliseconds since its timers ran last. */
  readonly stillMs: () => number;
  /** The longest delay of the last full second. */
  readonly delayMs: () => number;
}

/** Its timers run each second; a loop that still answers and runs none is of no use. */
const STUCK_MS = 15_000;

/** /healthz: the process is alive. /readyz: it can do its work. Small, quick, and open to whoever probes. */
export function probeRoutes({ check, sensors, loop }: ProbeParts): readonly Route[] {
  return [
    {
      path: /^\/healthz$/,
      open: true,
      async answer() {
        const alive = loop.stillMs() < STUCK_MS;
        const status = alive ? "ok" : "failed";
        const eventLoop = { status, delaySeconds: rounded(loop.delayMs() / 1000) };
        return json(alive, { status, checks: { eventLoop } });
      },
    },
    {
      path: /^\/readyz$/,
      open: true,
      async answer() {
        const findings = await check();
        const status = sensors.stopping ? "stopping" : overall(findings);
        return json(status === "ready" || status === "degraded", { status, checks: shown(findings) });
      },
    },
  ];
}

function overall(findings: Findings): "ready" | "degraded" | "not ready" {
  const all = Object.values(findings).map(({ status }) => status);
  if (all.includes("failed")) return "not ready";
  return all.includes("degraded") ? "degraded" : "ready";
}

function shown(findings: Findings): Partial<Record<CheckName, Finding>> {
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

function json(isWell: boolean, body: unknown): HttpReply {
  return {
    status: isWell ? 200 : 503,
    type: "application/json; charset=utf-8",
    body: `${JSON.stringify(body)}\n`,
  };
}
