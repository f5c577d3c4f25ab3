import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Events } from "../../domain/operations/events.ts";
import { definitionOf, METRICS, type MetricDefinition, type MetricName } from "./definitions.ts";
import { type MetricChange, metricChanges } from "./metric-changes.ts";

/** The metrics of this process. */
export interface Metrics {
  /** Counts the events; logs nothing. */
  readonly events: Events;
  /** Sets a gauge, or a counter maintained by the system. A null value is unknown: the metric is not shown. */
  set(metric: MetricName, value: number | null, labels?: Readonly<Record<string, string>>): void;
  /** Adds a delay of the event loop, in milliseconds, to its histogram. */
  observeEventLoopDelay(ms: number): void;
  /** All metrics in Prometheus' text format. */
  print(): Promise<string>;
  readonly contentType: string;
}

type Instrument = Counter | Gauge | Histogram;

/** `now` returns Unix time in seconds. */
export function createMetrics(now: () => number): Metrics {
  const registry = new Registry();
  const metrics = new Map<MetricName, Instrument>();
  for (const name of Object.keys(METRICS) as MetricName[])
    metrics.set(name, createInstrument(name, registry));
  const apply = ({ metric, labels = {}, by }: MetricChange): void => {
    const instrument = metrics.get(metric);
    const boundedLabels = boundLabels(definitionOf(metric), labels);
    if (by === "now") (instrument as Gauge).set(boundedLabels, now());
    else if (instrument instanceof Counter) instrument.inc(boundedLabels, by);
    else if (instrument instanceof Histogram) instrument.observe(boundedLabels, by);
  };
  return {
    events: {
      emit(level, name, payload) {
        for (const change of metricChanges(level, name, payload)) apply(change);
      },
    },
    set(metric, value, labels = {}) {
      const instrument = metrics.get(metric);
      if (!(instrument instanceof Gauge || instrument instanceof Counter)) return;
      instrument.remove(labels);
      if (value === null) return;
      if (instrument instanceof Gauge) instrument.set(labels, value);
      else instrument.inc(labels, value);
    },
    observeEventLoopDelay: (ms) => apply({ metric: "dateline_event_loop_delay_seconds", by: ms / 1000 }),
    print: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** Counters with listed label values start at 0, so that the first increment is visible as a change. */
function createInstrument(name: MetricName, registry: Registry): Instrument {
  const definition = definitionOf(name);
  const { type, help, labels = {}, buckets = [] } = definition;
  const settings = { name, help, labelNames: Object.keys(labels), registers: [registry] };
  switch (type) {
    case "counter": {
      const counter = new Counter(settings);
      for (const combination of combinations(labels)) counter.inc(combination, 0);
      return counter;
    }
    case "histogram": {
      const histogram = new Histogram({ ...settings, buckets: [...buckets] });
      for (const combination of combinations(labels)) histogram.zero(combination);
      return histogram;
    }
    case "gauge": {
      const gauge = new Gauge(settings);
      gauge.remove({});
      return gauge;
    }
  }
}

/** All combinations of label values; empty if the values of a label are not listed. */
function combinations(labels: NonNullable<MetricDefinition["labels"]>): Record<string, string>[] {
  let all: Record<string, string>[] = [{}];
  for (const [label, values] of Object.entries(labels)) {
    if (values === "code") return [];
    all = all.flatMap((combination) => values.map((value) => ({ ...combination, [label]: value })));
  }
  return all;
}

/** Replaces label values that are not listed by "other", so that events cannot add series. */
function boundLabels({ labels = {} }: MetricDefinition, given: NonNullable<MetricChange["labels"]>) {
  return Object.fromEntries(
    Object.entries(given).map(([label, value]) => {
      const values = labels[label];
      return [label, values === "code" || values?.includes(value) === true ? value : "other"];
    }),
  );
}
