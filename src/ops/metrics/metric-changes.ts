import type { EditionKind } from "../../domain/delivery/edition-subject.ts";
import type { EditionEnded } from "../../domain/operations/events/edition-events.ts";
import type { EventLevel, EventMap, EventName } from "../../domain/operations/events.ts";
import type { MetricName } from "./definitions.ts";

/** A change of a metric: a counter grows by `by`, a histogram observes `by`, a gauge is set to the current time ("now"). */
export interface MetricChange {
  readonly metric: MetricName;
  readonly labels?: Readonly<Record<string, string>>;
  readonly by: number | "now";
}

type Changes = { readonly [Name in EventName]?: (payload: EventMap[Name]) => readonly MetricChange[] };

/** The metric changes of each event. Events that are not listed count only by their level. */
const CHANGES: Changes = {
  "interaction.acknowledged": ({ milliseconds }) =>
    observeSeconds("dateline_interaction_acknowledgement_seconds", milliseconds),
  "interaction.handled": ({ what, outcome }) =>
    increment("dateline_interactions_total", { command: what, outcome }),
  "interaction.unacknowledged": () => increment("dateline_interactions_unacknowledged_total"),
  "gateway.reconnecting": () => increment("dateline_gateway_reconnects_total"),
  "discord.unreachable": () => increment("dateline_gateway_reconnects_total"),
  "discord.rate-limited": () => increment("dateline_discord_rate_limits_total"),
  "question.answered": ({ status, writer, milliseconds }) => [
    ...increment("dateline_questions_total", { status, writer }),
    ...observeSeconds("dateline_question_duration_seconds", milliseconds),
  ],
  "library.synced": (payload) => [
    ...(["read", "unreadable", "gone", "apart"] as const).flatMap((change) =>
      incrementBy("dateline_document_changes_total", payload[change], { change }),
    ),
    { metric: "dateline_folder_level_timestamp_seconds", by: "now" },
  ],
  "feed.fetched": ({ outcome }) => increment("dateline_feed_fetches_total", { outcome }),
  "document.read": () => increment("dateline_texts_total", { task: "digest", writer: "extractive" }),
  "text.written": ({ task, writer, fallback }) => [
    ...increment("dateline_texts_total", { task, writer }),
    ...(fallback ? increment("dateline_model_fallbacks_total", { task }) : []),
  ],
  "claims.checked": ({ text, matched, dropped }) => [
    ...incrementBy("dateline_claims_total", matched, { text, verdict: "matched" }),
    ...dropped.flatMap((verdict) => increment("dateline_claims_total", { text, verdict })),
  ],
  "model.called": ({ task, outcome, milliseconds, input, output }) => [
    ...increment("dateline_model_calls_total", { task, outcome: outcome === "text" ? "ok" : outcome }),
    ...observeSeconds("dateline_model_call_duration_seconds", milliseconds, { task }),
    ...incrementBy("dateline_model_tokens_total", input, { direction: "input" }),
    ...incrementBy("dateline_model_tokens_total", output, { direction: "output" }),
  ],
  "edition.delivered": (payload) => [
    ...editionEnded("delivered", payload),
    ...(payload.kind === "scheduled"
      ? observeSeconds("dateline_edition_lateness_seconds", payload.afterMs)
      : []),
  ],
  "edition.silent": (payload) => editionEnded("silent", payload),
  "edition.missed": (payload) => editionEnded("missed", payload),
  "edition.withdrawn": (payload) => editionEnded("withdrawn", payload),
  "edition.uncertain": (payload) => editionEnded("uncertain", payload),
  "edition.failed": (payload) => editionEnded("failed", payload),
};

/** The metric changes that an event causes. Pure. */
export function metricChanges<Name extends EventName>(
  level: EventLevel,
  name: Name,
  payload: EventMap[Name],
): readonly MetricChange[] {
  const changes: Changes[Name] = CHANGES[name];
  const logEvents =
    level === "warn" || level === "error" ? increment("dateline_log_events_total", { level }) : [];
  return [...logEvents, ...(changes?.(payload) ?? [])];
}

function increment(metric: MetricName, labels: MetricChange["labels"] = {}): readonly MetricChange[] {
  return [{ metric, labels, by: 1 }];
}

function incrementBy(
  metric: MetricName,
  count: number | undefined,
  labels: MetricChange["labels"] = {},
): readonly MetricChange[] {
  return count !== undefined && count > 0 ? [{ metric, labels, by: count }] : [];
}

/** Converts milliseconds to seconds. A negative time (done before it was due) counts as 0; an unknown one not at all. */
function observeSeconds(
  metric: MetricName,
  milliseconds: number | undefined,
  labels: MetricChange["labels"] = {},
): readonly MetricChange[] {
  if (milliseconds === undefined || !Number.isFinite(milliseconds)) return [];
  return [{ metric, labels, by: Math.max(0, milliseconds) / 1000 }];
}

function editionEnded(outcome: string, payload: EditionEnded): readonly MetricChange[] {
  return increment("dateline_editions_total", { kind: KIND_LABELS[payload.kind], outcome });
}

/** The label values are stable: people's dashboards select by them. */
const KIND_LABELS: { readonly [Kind in EditionKind]: string } = {
  scheduled: "schedule",
  "watch-alert": "watch",
  correction: "correction",
  "no-news-alert": "alert",
};
