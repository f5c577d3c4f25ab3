import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { createHealthSignals, type HealthSignals } from "../../../src/domain/operations/health-signals.ts";
import { METRICS, type MetricDefinition } from "../../../src/ops/metrics/definitions.ts";
import { createMetrics, type Metrics } from "../../../src/ops/metrics/registry.ts";
import { metricsRoute } from "../../../src/ops/metrics/scrape.ts";
import { type Family, histogramProblems, namingProblems, readExposition } from "./exposition.ts";

const definitions = Object.entries(METRICS) as [string, MetricDefinition][];
const REQUEST = {
  method: "GET" as const,
  path: "/metrics",
  query: new URLSearchParams(),
  headers: {},
  body: "",
};

let metrics: Metrics;
let signals: HealthSignals;
let ms: number;
let inventories: number;

beforeEach(() => {
  ms = 0;
  inventories = 0;
  metrics = createMetrics(() => 1_700_000_000);
  signals = createHealthSignals();
});

function setAllSignals(): void {
  signals.gateway = () => ({ connected: true, heartbeatAgeMs: 1_500, servers: 2 });
  signals.breaker = () => "open";
  signals.store = {
    ping: async () => undefined,
    checkSpace: async () => "enough",
    async inventory() {
      inventories += 1;
      return {
        documents: 12,
        stories: 5,
        unreadable: { failed: 2, quarantined: 1 },
        schedules: { active: 3, paused: 1 },
        editionsInProgress: 1,
      };
    },
    tokensUsed: async () => [{ tokens: 30 }, { tokens: 12 }],
  };
}

async function scrape(): Promise<Family[]> {
  const route = metricsRoute({
    metrics,
    signals,
    check: async () => ({
      gateway: { status: "ok", ageSeconds: 1.5 },
      store: { status: "failed", ageSeconds: 3 },
      folder: { status: "ok", ageSeconds: 3 },
      model: { status: "degraded", ageSeconds: 0 },
    }),
    root: "/news",
    dailyTokens: 1_000,
    version: { version: "1.2.3", node: "26.0.0" },
    now: () => "2024-03-05T10:00:00.000Z",
    monotonicMs: () => ms,
  });
  return readAll(route);
}

async function readAll(route: ReturnType<typeof metricsRoute>): Promise<Family[]> {
  const match = /.*/.exec("");
  if (match === null) throw new Error("/.*/ matches any text");
  const reply = await route.handle(REQUEST, match);
  expect(reply?.type).toMatch(/^text\/plain; version=0\.0\.4/);
  return readExposition(String(reply?.body));
}

/** The value of a series; undefined when there is none. */
function valueIn(families: readonly Family[], name: string, labels: Record<string, string> = {}) {
  const expected = JSON.stringify(labels);
  const samples = families.flatMap((family) => family.samples);
  return samples.find((sample) => sample.name === name && JSON.stringify(sample.labels) === expected)?.value;
}

test("the output is in Prometheus' format and follows its conventions", async () => {
  setAllSignals();
  metrics.events.emit("warn", "interaction.acknowledged", { what: "ask", milliseconds: 40 });
  metrics.events.emit("warn", "interaction.acknowledged", { what: "ask", milliseconds: 4_000 });
  const families = await scrape();
  expect(families.flatMap(namingProblems)).toEqual([]);
  expect(families.flatMap(histogramProblems)).toEqual([]);
  const series = families.flatMap(({ samples }) =>
    samples.map(({ name, labels }) => name + JSON.stringify(labels)),
  );
  expect(new Set(series).size).toBe(series.length);
  expect(series.length).toBeLessThan(600);
});

test("docs/operations.md lists exactly the printed metrics, with the same type, labels and help", async () => {
  setAllSignals();
  const families = await scrape();
  const page = readFileSync("docs/operations.md", "utf8");
  const rows = Array.from(
    page.matchAll(/^\| `(\w+_\w+)` \| (counter|gauge|histogram) \| (.*?) ?\| (.+) \|$/gm),
    ([, name, type, labels = "", help]) => ({ name, type, labels, help }),
  );
  expect(rows.map(({ name, type, help }) => ({ name, type, help }))).toEqual(
    families.map(({ name, type, help }) => ({ name, type, help })),
  );
  const documented = rows.map(({ labels }) => labels.trim());
  expect(documented).toEqual(definitions.map(([, { labels = {} }]) => shownLabels(labels)));
  for (const { name, samples } of families) {
    const defined = Object.keys(definitions.find(([known]) => known === name)?.[1].labels ?? {}).toSorted();
    for (const {
      labels: { le: _le, ...labels },
    } of samples)
      expect(Object.keys(labels).toSorted()).toEqual(defined);
  }
});

function shownLabels(labels: NonNullable<MetricDefinition["labels"]>): string {
  return Object.entries(labels)
    .map(([label, values]) => `\`${label}\`${values === "code" ? "" : `: ${values.join(", ")}`}`)
    .join("; ");
}

test("reads values of the store, the gateway and the breaker at scrape time", async () => {
  setAllSignals();
  const families = await scrape();
  expect(valueIn(families, "dateline_documents", { state: "read" })).toBe(12);
  expect(valueIn(families, "dateline_documents", { state: "unreadable" })).toBe(2);
  expect(valueIn(families, "dateline_documents", { state: "set_aside" })).toBe(1);
  expect(valueIn(families, "dateline_model_day_tokens")).toBe(42);
  expect(valueIn(families, "dateline_model_day_tokens_limit")).toBe(1_000);
  expect(valueIn(families, "dateline_model_left_alone")).toBe(1);
  expect(valueIn(families, "dateline_gateway_heartbeat_age_seconds")).toBe(1.5);
  expect(valueIn(families, "dateline_ready", { check: "store" })).toBe(0);
  expect(valueIn(families, "dateline_ready", { check: "folder" })).toBe(1);
  expect(valueIn(families, "process_resident_memory_bytes")).toBeGreaterThan(1e7);
});

test("omits unknown values instead of showing 0", async () => {
  const families = await scrape();
  const syncedMetric = "dateline_folder_level_timestamp_seconds";
  for (const name of [
    "dateline_stories",
    "dateline_gateway_connected",
    "dateline_model_left_alone",
    syncedMetric,
  ])
    expect(valueIn(families, name), name).toBeUndefined();
  expect(valueIn(families, "dateline_documents", { state: "read" })).toBeUndefined();
  setAllSignals();
  metrics.events.emit("info", "library.synced", { read: 2, unreadable: 0, gone: 0 });
  const known = await scrape();
  expect(valueIn(known, "dateline_stories")).toBe(5);
  expect(valueIn(known, syncedMetric)).toBe(1_700_000_000);
  signals = createHealthSignals();
  const lost = await scrape();
  expect(valueIn(lost, "dateline_stories")).toBeUndefined();
  expect(valueIn(lost, "dateline_gateway_connected")).toBeUndefined();
});

test("sets system counters instead of adding to them", async () => {
  const before = process.cpuUsage();
  const first = valueIn(await scrape(), "process_cpu_seconds_total") ?? 0;
  const second = valueIn(await scrape(), "process_cpu_seconds_total") ?? 0;
  expect(first).toBeGreaterThanOrEqual((before.user + before.system) / 1e6);
  expect(second).toBeLessThan(first * 1.9);
});

test("queries the store at most once in five seconds, whatever the number of scrapes", async () => {
  setAllSignals();
  const route = metricsRoute({
    metrics,
    signals,
    check: async () => ({}),
    root: "/news",
    dailyTokens: null,
    version: { version: "1", node: "26" },
    now: () => "2024-03-05T10:00:00.000Z",
    monotonicMs: () => ms,
  });
  await Promise.all([readAll(route), readAll(route)]);
  ms = 4_900;
  await readAll(route);
  expect(inventories).toBe(1);
  ms = 5_100;
  await readAll(route);
  expect(inventories).toBe(2);
});
