import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Events } from "../../domain/store/store.ts";
import { definitionOf, METRICS, type MetricDefinition, type MetricName } from "./definitions.ts";
import { type MetricChange, metricChanges } from "./metric-changes.ts";

/** The metrics of this process. */
export interface Metrics {
  /** Counts what happens; it logs nothing. */
  readonly events: Events;
  /** Sets a gauge, or a counter that the system keeps; null: not known, and then it is not shown at all. */
  set(metric: MetricName, value: number | null, labels?: Readonly<Record<string, string>>): void;
  /** Adds a delay of the event loop, in milliseconds, to its histogram. */
  observeEventLoopDelay(ms: number): void;
  /** In Prometheus' text format. */
  print(): Promise<string>;
  readonly contentType: string;
}

type Instrument = Counter | Gauge | Histogram;

/** `now` gives seconds of Unix time. */
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
      emit(level, name, fields = {}) {
        for (const change of metricChanges(level, name, fields)) apply(change);
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

/** Counters whose labels are known begin at 0, so that the first time is seen as a change. */
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

/** Every way to fill the labels; none where a label's values are not listed. */
function combinations(labels: NonNullable<MetricDefinition["labels"]>): Record<string, string>[] {
  let all: Record<string, string>[] = [{}];
  for (const [label, values] of Object.entries(labels)) {
    if (values === "code") return [];
    all = all.flatMap((combination) => values.map((value) => ({ ...combination, [label]: value })));
  }
  return all;
}

/** No label takes a value from outside, whatever an event says. */
function boundLabels({ labels = {} }: MetricDefinition, given: NonNullable<MetricChange["labels"]>) {
  return Object.fromEntries(
    Object.entries(given).map(([label, value]) => {
      const values = labels[label];
      return [label, values === "code" || values?.includes(value) === true ? value : "other"];
    }),
  );
}
