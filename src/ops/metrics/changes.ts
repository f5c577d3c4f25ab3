import type { MetricName } from "./definitions.ts";

/** What an event does to a metric: a counter grows by `by`, a histogram sees it, a gauge is set to "now". */
export interface Change {
  readonly metric: MetricName;
  readonly labels?: Readonly<Record<string, string>>;
  readonly by: number | "now";
}

type Fields = Readonly<Record<string, unknown>>;

/** What each event says, metric by metric. Events that are not here count for nothing but their level. */
const CHANGES: Readonly<Record<string, (fields: Fields) => readonly Change[]>> = {
  "interaction.acknowledged": ({ milliseconds }) =>
    seconds("dateline_interaction_acknowledgement_seconds", milliseconds),
  "interaction.handled": ({ what, outcome }) =>
    one("dateline_interactions_total", { command: String(what), outcome: String(outcome) }),
  "interaction.unacknowledged": () => one("dateline_interactions_unacknowledged_total"),
  "gateway.reconnecting": () => one("dateline_gateway_reconnects_total"),
  "discord.unreachable": () => one("dateline_gateway_reconnects_total"),
  "discord.rate-limited": () => one("dateline_discord_rate_limits_total"),
  "question.answered": ({ status, writer, milliseconds }) => [
    ...one("dateline_questions_total", { status: String(status), writer: String(writer) }),
    ...seconds("dateline_question_duration_seconds", milliseconds),
  ],
  "folder-level": (fields) => [
    ...(["read", "unreadable", "gone", "apart"] as const).flatMap((change) =>
      some("dateline_document_changes_total", fields[change], { change }),
    ),
    { metric: "dateline_folder_level_timestamp_seconds", by: "now" },
  ],
  "document-read": () => one("dateline_texts_total", { task: "digest", writer: "extractive" }),
  "text.written": ({ task, writer, fallback }) => [
    ...one("dateline_texts_total", { task: String(task), writer: String(writer) }),
    ...(fallback === true ? one("dateline_model_fallbacks_total", { task: String(task) }) : []),
  ],
  "claims.held": ({ text, matched, dropped }) => [
    ...some("dateline_claims_total", matched, { text: String(text), verdict: "matched" }),
    ...listOf(dropped).flatMap((verdict) => one("dateline_claims_total", { text: String(text), verdict })),
  ],
  "model-call": ({ task, outcome, milliseconds, input, output }) => [
    ...one("dateline_model_calls_total", {
      task: String(task),
      outcome: outcome === "text" ? "ok" : String(outcome),
    }),
    ...seconds("dateline_model_call_duration_seconds", milliseconds, { task: String(task) }),
    ...some("dateline_model_tokens_total", input, { direction: "input" }),
    ...some("dateline_model_tokens_total", output, { direction: "output" }),
  ],
  "edition.delivered": (fields) => [
    ...ended("delivered", fields),
    ...(kindOf(fields) === "schedule" ? seconds("dateline_edition_lateness_seconds", fields.afterMs) : []),
  ],
  "edition.silent": (fields) => ended("silent", fields),
  "edition.missed": (fields) => ended("missed", fields),
  "edition.uncertain": (fields) => ended("uncertain", fields),
  "edition.failed": (fields) => ended("failed", fields),
};

/** What an event changes. Pure. */
export function changesOf(level: string, name: string, fields: Fields): readonly Change[] {
  const changes = Object.hasOwn(CHANGES, name) ? CHANGES[name] : undefined;
  const attention = level === "warn" || level === "error" ? one("dateline_log_events_total", { level }) : [];
  return [...attention, ...(changes?.(fields) ?? [])];
}

function one(metric: MetricName, labels: Change["labels"] = {}): readonly Change[] {
  return [{ metric, labels, by: 1 }];
}

function some(metric: MetricName, count: unknown, labels: Change["labels"] = {}): readonly Change[] {
  return typeof count === "number" && count > 0 ? [{ metric, labels, by: count }] : [];
}

/** What was done before it was due took no time. */
function seconds(
  metric: MetricName,
  milliseconds: unknown,
  labels: Change["labels"] = {},
): readonly Change[] {
  if (typeof milliseconds !== "number" || !Number.isFinite(milliseconds)) return [];
  return [{ metric, labels, by: Math.max(0, milliseconds) / 1000 }];
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function ended(outcome: string, fields: Fields): readonly Change[] {
  return one("dateline_editions_total", { kind: kindOf(fields), outcome });
}

/** Alerts and corrections have schedules of their own (domain/delivery.ts); a schedule's ref has no colon. */
function kindOf({ schedule }: Fields): string {
  const [kind = "", rest] = String(schedule).split(":", 2);
  return rest === undefined ? "schedule" : kind;
}
