import type { Inventory, Sensors } from "../../domain/health.ts";
import type { Now } from "../../domain/time.ts";
import type { Findings } from "../health/checks.ts";
import type { Route } from "../http/http.ts";
import type { Metrics } from "./registry.ts";

export interface ScrapeParts {
  readonly metrics: Metrics;
  readonly sensors: Sensors;
  readonly check: () => Promise<Findings>;
  /** Whose documents are counted. */
  readonly root: string;
  /** Null without a model. */
  readonly dailyTokens: number | null;
  readonly version: { readonly version: string; readonly node: string };
  readonly now: Now;
  /** Milliseconds from anywhere, forward only. */
  readonly clock: () => number;
}

/** What the store says is told again for so long, however many ask; milliseconds. */
const FRESH_MS = 5_000;
/** A large store that is busy is not waited for longer; then what is in it is left out. */
const PATIENCE_MS = 3_000;

interface Stock {
  readonly inventory: Inventory;
  readonly tokens: number;
}

/** /metrics: what was counted as it happened, and what is looked up now. */
export function metricsRoute(parts: ScrapeParts): Route {
  const { metrics, check } = parts;
  const stock = createStockTaking(parts);
  metrics.set("dateline_build_info", 1, { ...parts.version });
  return {
    path: /^\/metrics$/,
    async answer() {
      const [counted, findings] = await Promise.all([stock(), check()]);
      setStock(counted, parts);
      setState(findings, parts);
      setProcess(metrics);
      return { status: 200, type: metrics.contentType, body: await metrics.print() };
    },
  };
}

/** Null when the store does not say in time. */
function createStockTaking({ sensors, root, now, clock }: ScrapeParts): () => Promise<Stock | null> {
  let last: { readonly at: number; readonly stock: Promise<Stock | null> } | null = null;
  return () => {
    if (last === null || clock() - last.at > FRESH_MS) last = { at: clock(), stock: take() };
    return Promise.race([last.stock, new Promise<null>((resolve) => late(resolve))]);
  };
  async function take(): Promise<Stock | null> {
    const { store } = sensors;
    if (store === null) return null;
    try {
      const [inventory, uses] = await Promise.all([
        store.inventory(root),
        store.tokensUsed(now().slice(0, 10)),
      ]);
      return { inventory, tokens: uses.reduce((sum, { tokens }) => sum + tokens, 0) };
    } catch {
      // Why it can't is told by /readyz; what is not known is not shown.
      return null;
    }
  }
}

function late(resolve: (nothing: null) => void): void {
  setTimeout(() => resolve(null), PATIENCE_MS).unref();
}

function setStock(stock: Stock | null, { metrics, dailyTokens }: ScrapeParts): void {
  const { documents, stories, unreadable, schedules, editionsUnderWay } = stock?.inventory ?? {};
  metrics.set("dateline_documents", documents ?? null, { state: "read" });
  metrics.set("dateline_documents", unreadable?.failed ?? null, { state: "unreadable" });
  metrics.set("dateline_documents", unreadable?.setAside ?? null, { state: "set_aside" });
  metrics.set("dateline_stories", stories ?? null);
  metrics.set("dateline_schedules", schedules?.active ?? null, { state: "active" });
  metrics.set("dateline_schedules", schedules?.paused ?? null, { state: "paused" });
  metrics.set("dateline_editions_under_way", editionsUnderWay ?? null);
  metrics.set("dateline_model_day_tokens", dailyTokens === null ? null : (stock?.tokens ?? null));
  metrics.set("dateline_model_day_tokens_limit", dailyTokens);
}

function setState(findings: Findings, { metrics, sensors }: ScrapeParts): void {
  for (const [check, { status }] of Object.entries(findings))
    metrics.set("dateline_ready", status === "ok" ? 1 : 0, { check });
  const gateway = sensors.gateway?.() ?? null;
  const age = gateway?.heartbeatAgeMs ?? null;
  metrics.set("dateline_gateway_connected", gateway === null ? null : Number(gateway.connected));
  metrics.set("dateline_gateway_heartbeat_age_seconds", age === null ? null : age / 1000);
  metrics.set("dateline_discord_servers", gateway?.servers ?? null);
  const breaker = sensors.breaker?.() ?? null;
  metrics.set("dateline_model_left_alone", breaker === null ? null : Number(breaker !== "closed"));
}

function setProcess(metrics: Metrics): void {
  const { user, system } = process.cpuUsage();
  const { rss, heapTotal } = process.memoryUsage();
  metrics.set("process_cpu_seconds_total", (user + system) / 1e6);
  metrics.set("process_start_time_seconds", performance.timeOrigin / 1000);
  metrics.set("process_resident_memory_bytes", rss);
  metrics.set("process_heap_bytes", heapTotal);
}
