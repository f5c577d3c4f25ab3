/** One metric of what is printed: its lines up to the next. */
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

/** Reads Prometheus' text format 0.0.4 as strictly as its reference has it; throws on what it does not allow. */
export function readExposition(text: string): Family[] {
  if (!text.endsWith("\n")) throw new Error("the last line has no end");
  const families: (Family & { samples: Sample[] })[] = [];
  for (const line of text.split("\n")) {
    const [, kind, name = "", rest = ""] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
    const last = families.at(-1);
    if (kind === "HELP") families.push({ name, help: rest, type: "", samples: [] });
    else if (kind === "TYPE" && last?.name === name) Object.assign(last, { type: rest });
    else if (line !== "" && last !== undefined) last.samples.push(readSample(line, last));
    else if (line !== "") throw new Error(`a line that belongs to nothing: ${line}`);
  }
  return families;
}

function readSample(line: string, family: Family): Sample {
  const [, name = "", labels = "", value = ""] = SAMPLE.exec(line) ?? [];
  const endings = family.type === "histogram" ? ["_bucket", "_sum", "_count"] : [""];
  if (!endings.some((ending) => name === family.name + ending))
    throw new Error(`not of ${family.name}: ${line}`);
  if (value !== "+Inf" && !Number.isFinite(Number(value))) throw new Error(`no number: ${line}`);
  return { name, labels: readLabels(labels), value: Number(value) };
}

function readLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  let read = 0;
  for (let found = LABEL.exec(text); found !== null; found = LABEL.exec(text)) {
    const [, label = "", value = ""] = found;
    if (label in labels) throw new Error(`twice: ${label}`);
    labels[label] = value;
    read = LABEL.lastIndex;
  }
  if (read !== text.length) throw new Error(`no labels: ${text}`);
  return labels;
}

const UNITS = ["seconds", "bytes", "ratio"];
const NOT_BASE = /milliseconds|microseconds|minutes|hours|days?$|kilobytes|megabytes|percent|_ms\b|_mb\b/;

/** What Prometheus' conventions, as `promtool check metrics` has them, say against a metric; nothing when it keeps them. */
export function naming({ name, type, help, samples }: Family): string[] {
  const faults: string[] = [];
  const say = (is: boolean, fault: string) => void (is && faults.push(`${name}: ${fault}`));
  say(!/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(name), "lower-case words with _ between");
  say(!["counter", "gauge", "histogram"].includes(type), `type ${type}`);
  say(type === "counter" && !name.endsWith("_total"), "a counter ends in _total");
  say(type !== "counter" && name.endsWith("_total"), "only a counter ends in _total");
  say(
    /_(?:count|sum|bucket|info)$/.test(name) && name !== "dateline_build_info",
    "ends as a part of a metric does",
  );
  say(new RegExp(`_(?:${type}|counter|gauge|histogram|summary)(?:_|$)`).test(name), "names its type");
  say(NOT_BASE.test(name), "not in base units");
  say(type === "histogram" && !UNITS.some((unit) => name.endsWith(`_${unit}`)), "ends in its unit");
  say(!/^[A-Z0-9].*\.$/.test(help), "its help is no sentence");
  for (const { labels } of samples)
    for (const label of Object.keys(labels)) {
      say(label === "le" && type !== "histogram", "le is a histogram's");
      say(label === "quantile", "quantile is a summary's");
      say(!/^[a-z][a-z0-9_]*$/.test(label), `label ${label}`);
      say(name.split("_").includes(label), `names its label ${label}`);
    }
  return faults;
}

/** What is wrong with a histogram's numbers. */
export function counting({ name, type, samples }: Family): string[] {
  if (type !== "histogram") return [];
  const faults: string[] = [];
  const series = Map.groupBy(samples, ({ labels: { le: _le, ...labels } }) => JSON.stringify(labels));
  for (const [labels, own] of series) {
    const buckets = own.filter(({ labels: { le } }) => le !== undefined);
    const bounds = buckets.map(({ labels: { le } }) =>
      le === "+Inf" ? Number.POSITIVE_INFINITY : Number(le),
    );
    const counts = buckets.map(({ value }) => value);
    const count = own.find((sample) => sample.name === `${name}_count`)?.value;
    const rising = (list: readonly number[]) =>
      list.every((value, at) => at === 0 || value >= (list[at - 1] ?? 0));
    if (!rising(bounds) || bounds.at(-1) !== Number.POSITIVE_INFINITY)
      faults.push(`${name}${labels}: bounds`);
    if (!rising(counts) || counts.at(-1) !== count) faults.push(`${name}${labels}: counts`);
  }
  return faults;
}
