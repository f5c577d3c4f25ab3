/** One metric of the exposition with all its samples. */
export interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)",?/y;

/** Parses Prometheus' text format 0.0.4 strictly; throws an Error on anything the format does not allow. */
export function readExposition(text: string): Family[] {
  if (!text.endsWith("\n")) throw new Error("the last line has no line break");
  const families: (Family & { samples: Sample[] })[] = [];
  for (const line of text.split("\n")) {
    const [, kind, name = "", rest = ""] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
    const last = families.at(-1);
    if (kind === "HELP") families.push({ name, help: rest, type: "", samples: [] });
    else if (kind === "TYPE" && last?.name === name) Object.assign(last, { type: rest });
    else if (line !== "" && last !== undefined) last.samples.push(readSample(line, last));
    else if (line !== "") throw new Error(`a sample without a metric: ${line}`);
  }
  return families;
}

function readSample(line: string, family: Family): Sample {
  const [, name = "", labels = "", value = ""] = SAMPLE.exec(line) ?? [];
  const endings = family.type === "histogram" ? ["_bucket", "_sum", "_count"] : [""];
  if (!endings.some((ending) => name === family.name + ending))
    throw new Error(`not a sample of ${family.name}: ${line}`);
  if (value !== "+Inf" && !Number.isFinite(Number(value))) throw new Error(`not a number: ${line}`);
  return { name, labels: readLabels(labels), value: Number(value) };
}

function readLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  let end = 0;
  for (let match = LABEL.exec(text); match !== null; match = LABEL.exec(text)) {
    const [, label = "", value = ""] = match;
    if (label in labels) throw new Error(`duplicate label: ${label}`);
    labels[label] = value;
    end = LABEL.lastIndex;
  }
  if (end !== text.length) throw new Error(`invalid labels: ${text}`);
  return labels;
}

const UNITS = ["seconds", "bytes", "ratio"];
const NOT_BASE = /milliseconds|microseconds|minutes|hours|days?$|kilobytes|megabytes|percent|_ms\b|_mb\b/;

/** Violations of Prometheus' naming conventions, as `promtool check metrics` reports them. */
export function namingProblems({ name, type, help, samples }: Family): string[] {
  const problems: string[] = [];
  const report = (violated: boolean, problem: string) =>
    void (violated && problems.push(`${name}: ${problem}`));
  report(!/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(name), "must be lower-case words joined by _");
  report(!["counter", "gauge", "histogram"].includes(type), `unknown type ${type}`);
  report(type === "counter" && !name.endsWith("_total"), "a counter must end in _total");
  report(type !== "counter" && name.endsWith("_total"), "only a counter may end in _total");
  report(
    /_(?:count|sum|bucket|info)$/.test(name) && name !== "dateline_build_info",
    "must not end in a reserved suffix",
  );
  report(
    new RegExp(`_(?:${type}|counter|gauge|histogram|summary)(?:_|$)`).test(name),
    "must not name its type",
  );
  report(NOT_BASE.test(name), "must use base units");
  report(type === "histogram" && !UNITS.some((unit) => name.endsWith(`_${unit}`)), "must end in its unit");
  report(!/^[A-Z0-9].*\.$/.test(help), "help must be a sentence");
  for (const { labels } of samples)
    for (const label of Object.keys(labels)) {
      report(label === "le" && type !== "histogram", "only a histogram has the label le");
      report(label === "quantile", "only a summary has the label quantile");
      report(!/^[a-z][a-z0-9_]*$/.test(label), `invalid label ${label}`);
      report(name.split("_").includes(label), `must not contain its label ${label}`);
    }
  return problems;
}

/** Inconsistent numbers of a histogram: bounds or counts that do not increase, or a wrong total. */
export function histogramProblems({ name, type, samples }: Family): string[] {
  if (type !== "histogram") return [];
  const problems: string[] = [];
  const series = Map.groupBy(samples, ({ labels: { le: _le, ...labels } }) => JSON.stringify(labels));
  for (const [labels, own] of series) {
    const buckets = own.filter(({ labels: { le } }) => le !== undefined);
    const bounds = buckets.map(({ labels: { le } }) =>
      le === "+Inf" ? Number.POSITIVE_INFINITY : Number(le),
    );
    const counts = buckets.map(({ value }) => value);
    const count = own.find((sample) => sample.name === `${name}_count`)?.value;
    const isAscending = (list: readonly number[]) =>
      list.every((value, at) => at === 0 || value >= (list[at - 1] ?? 0));
    if (!isAscending(bounds) || bounds.at(-1) !== Number.POSITIVE_INFINITY)
      problems.push(`${name}${labels}: bounds`);
    if (!isAscending(counts) || counts.at(-1) !== count) problems.push(`${name}${labels}: counts`);
  }
  return problems;
}
