import { withTimeout } from "../../async/with-timeout.ts";
import type { Now } from "../../domain/core/clock.ts";
import type { HealthSignals } from "../../domain/operations/health-signals.ts";
import type { Route } from "../../domain/operations/http.ts";
import type { Inventory } from "../../domain/operations/store-health.ts";
import type { ReadinessResults } from "../health/readiness.ts";
import type { Metrics } from "./registry.ts";

export interface ScrapeDeps {
  readonly metrics: Metrics;
  readonly signals: HealthSignals;
  readonly check: () => Promise<ReadinessResults>;
  /** The root of the library whose documents are counted. */
  readonly root: string;
  /** The daily token cap; null without a model. */
  readonly dailyTokens: number | null;
  readonly version: { readonly version: string; readonly node: string };
  readonly now: Now;
  /** Clock.monotonicMs. */
  readonly monotonicMs: () => number;
}

/** How long counts from the store are cached, whatever the number of scrapes. */
const CACHE_MS = 5_000;
/** How long a scrape waits for the store; after that its counts are left out. */
const WAIT_MS = 3_000;

interface StoreSnapshot {
  readonly inventory: Inventory;
  readonly tokens: number;
}

/** /metrics: the counted events, and values read at scrape time. */
export function metricsRoute(deps: ScrapeDeps): Route {
  const { metrics, check } = deps;
  const snapshot = createSnapshotReader(deps);
  metrics.set("dateline_build_info", 1, { ...deps.version });
  return {
    path: /^\/metrics$/,
    async handle() {
      const [current, readiness] = await Promise.all([snapshot(), check()]);
      setStoreMetrics(current, deps);
      setHealthMetrics(readiness, deps);
      setProcessMetrics(metrics);
      return { status: 200, type: metrics.contentType, body: await metrics.print() };
    },
  };
}

/** The returned function resolves to null when the store does not answer in time. */
function createSnapshotReader({
  signals,
  root,
  now,
  monotonicMs,
}: ScrapeDeps): () => Promise<StoreSnapshot | null> {
  let last: { readonly at: number; readonly snapshot: Promise<StoreSnapshot | null> } | null = null;
  return () => {
    if (last === null || monotonicMs() - last.at > CACHE_MS)
      last = { at: monotonicMs(), snapshot: readSnapshot() };
    return withTimeout(last.snapshot, WAIT_MS, null);
  };
  async function readSnapshot(): Promise<StoreSnapshot | null> {
    const { store } = signals;
    if (store === null) return null;
    try {
      const [inventory, uses] = await Promise.all([
        store.inventory(root),
        store.tokensUsed(now().slice(0, 10)),
      ]);
      return { inventory, tokens: uses.reduce((sum, { tokens }) => sum + tokens, 0) };
    } catch {
      // /readyz shows the reason; unknown metrics are left out.
      return null;
    }
  }
}

function setStoreMetrics(snapshot: StoreSnapshot | null, { metrics, dailyTokens }: ScrapeDeps): void {
  const { documents, stories, unreadable, schedules, editionsInProgress } = snapshot?.inventory ?? {};
  metrics.set("dateline_documents", documents ?? null, { state: "read" });
  metrics.set("dateline_documents", unreadable?.failed ?? null, { state: "unreadable" });
  metrics.set("dateline_documents", unreadable?.quarantined ?? null, { state: "set_aside" });
  metrics.set("dateline_stories", stories ?? null);
  metrics.set("dateline_schedules", schedules?.active ?? null, { state: "active" });
  metrics.set("dateline_schedules", schedules?.paused ?? null, { state: "paused" });
  metrics.set("dateline_editions_under_way", editionsInProgress ?? null);
  metrics.set("dateline_model_day_tokens", dailyTokens === null ? null : (snapshot?.tokens ?? null));
  metrics.set("dateline_model_day_tokens_limit", dailyTokens);
}

function setHealthMetrics(readiness: ReadinessResults, { metrics, signals }: ScrapeDeps): void {
  for (const [check, { status }] of Object.entries(readiness))
    metrics.set("dateline_ready", status === "ok" ? 1 : 0, { check });
  const gateway = signals.gateway?.() ?? null;
  const age = gateway?.heartbeatAgeMs ?? null;
  metrics.set("dateline_gateway_connected", gateway === null ? null : Number(gateway.connected));
  metrics.set("dateline_gateway_heartbeat_age_seconds", age === null ? null : age / 1000);
  metrics.set("dateline_discord_servers", gateway?.servers ?? null);
  const breaker = signals.breaker?.() ?? null;
  metrics.set("dateline_model_left_alone", breaker === null ? null : Number(breaker !== "closed"));
}

function setProcessMetrics(metrics: Metrics): void {
  const { user, system } = process.cpuUsage();
  const { rss, heapTotal } = process.memoryUsage();
  metrics.set("process_cpu_seconds_total", (user + system) / 1e6);
  metrics.set("process_start_time_seconds", performance.timeOrigin / 1000);
  metrics.set("process_resident_memory_bytes", rss);
  metrics.set("process_heap_bytes", heapTotal);
}
