import type { MetricName } from "./definitions.ts";

/** A change of a metric: a counter grows by `by`, a histogram observes `by`, a gauge is set to the current time ("now"). */
export interface MetricChange {
  readonly metric: MetricName;
  readonly labels?: Readonly<Record<string, string>>;
  readonly by: number | "now";
}

type Fields = Readonly<Record<string, unknown>>;

/** The metric changes of each event. Events that are not listed count only by their level. */
const CHANGES: Readonly<Record<string, (fields: Fields) => readonly MetricChange[]>> = {
  "interaction.acknowledged": ({ milliseconds }) =>
    observeSeconds("dateline_interaction_acknowledgement_seconds", milliseconds),
  "interaction.handled": ({ what, outcome }) =>
    increment("dateline_interactions_total", { command: String(what), outcome: String(outcome) }),
  "interaction.unacknowledged": () => increment("dateline_interactions_unacknowledged_total"),
  "gateway.reconnecting": () => increment("dateline_gateway_reconnects_total"),
  "discord.unreachable": () => increment("dateline_gateway_reconnects_total"),
  "discord.rate-limited": () => increment("dateline_discord_rate_limits_total"),
  "question.answered": ({ status, writer, milliseconds }) => [
    ...increment("dateline_questions_total", { status: String(status), writer: String(writer) }),
    ...observeSeconds("dateline_question_duration_seconds", milliseconds),
  ],
  "library.synced": (fields) => [
    ...(["read", "unreadable", "gone", "apart"] as const).flatMap((change) =>
      incrementBy("dateline_document_changes_total", fields[change], { change }),
    ),
    { metric: "dateline_folder_level_timestamp_seconds", by: "now" },
  ],
  "document.read": () => increment("dateline_texts_total", { task: "digest", writer: "extractive" }),
  "text.written": ({ task, writer, fallback }) => [
    ...increment("dateline_texts_total", { task: String(task), writer: String(writer) }),
    ...(fallback === true ? increment("dateline_model_fallbacks_total", { task: String(task) }) : []),
  ],
  "claims.checked": ({ text, matched, dropped }) => [
    ...incrementBy("dateline_claims_total", matched, { text: String(text), verdict: "matched" }),
    ...listOf(dropped).flatMap((verdict) =>
      increment("dateline_claims_total", { text: String(text), verdict }),
    ),
  ],
  "model.called": ({ task, outcome, milliseconds, input, output }) => [
    ...increment("dateline_model_calls_total", {
      task: String(task),
      outcome: outcome === "text" ? "ok" : String(outcome),
    }),
    ...observeSeconds("dateline_model_call_duration_seconds", milliseconds, { task: String(task) }),
    ...incrementBy("dateline_model_tokens_total", input, { direction: "input" }),
    ...incrementBy("dateline_model_tokens_total", output, { direction: "output" }),
  ],
  "edition.delivered": (fields) => [
    ...editionEnded("delivered", fields),
    ...(kindOf(fields) === "schedule"
      ? observeSeconds("dateline_edition_lateness_seconds", fields.afterMs)
      : []),
  ],
  "edition.silent": (fields) => editionEnded("silent", fields),
  "edition.missed": (fields) => editionEnded("missed", fields),
  "edition.uncertain": (fields) => editionEnded("uncertain", fields),
  "edition.failed": (fields) => editionEnded("failed", fields),
};

/** The metric changes that an event causes. Pure. */
export function metricChanges(level: string, name: string, fields: Fields): readonly MetricChange[] {
  const changes = Object.hasOwn(CHANGES, name) ? CHANGES[name] : undefined;
  const logEvents =
    level === "warn" || level === "error" ? increment("dateline_log_events_total", { level }) : [];
  return [...logEvents, ...(changes?.(fields) ?? [])];
}

function increment(metric: MetricName, labels: MetricChange["labels"] = {}): readonly MetricChange[] {
  return [{ metric, labels, by: 1 }];
}

function incrementBy(
  metric: MetricName,
  count: unknown,
  labels: MetricChange["labels"] = {},
): readonly MetricChange[] {
  return typeof count === "number" && count > 0 ? [{ metric, labels, by: count }] : [];
}

/** Converts milliseconds to seconds. A negative time (done before it was due) counts as 0. */
function observeSeconds(
  metric: MetricName,
  milliseconds: unknown,
  labels: MetricChange["labels"] = {},
): readonly MetricChange[] {
  if (typeof milliseconds !== "number" || !Number.isFinite(milliseconds)) return [];
  return [{ metric, labels, by: Math.max(0, milliseconds) / 1000 }];
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function editionEnded(outcome: string, fields: Fields): readonly MetricChange[] {
  return increment("dateline_editions_total", { kind: kindOf(fields), outcome });
}

/** Alerts and corrections have schedule names with a prefix, as in "watch:..."; the ref of a schedule has no colon. */
function kindOf({ schedule }: Fields): string {
  const [kind = "", rest] = String(schedule).split(":", 2);
  return rest === undefined ? "schedule" : kind;
}
