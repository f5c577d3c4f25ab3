import { BLOCK_REASONS } from "../../domain/documents/claim.ts";
/** The values of a label; "code": any value that the program itself defines, never one from outside. */
export type LabelValues = readonly string[] | "code";

export interface MetricDefinition {
  readonly type: "counter" | "gauge" | "histogram";
  readonly help: string;
  readonly labels?: Readonly<Record<string, LabelValues>>;
  /** Upper bounds of a histogram, in the unit of its name. */
  readonly buckets?: readonly number[];
}

const TEXTS = ["digest", "story", "briefing", "answer"] as const;
const TASKS = [...TEXTS, "rewrite-question"] as const;
const WRITERS = ["extractive", "model"] as const;

/** Discord waits three seconds for an acknowledgement. */
const ACKNOWLEDGEMENT_BUCKETS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const DURATION_BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];
const LATENESS_BUCKETS = [1, 5, 15, 30, 60, 300, 900, 3_600, 21_600];
const DELAY_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/**
 * All metrics; docs/operations.md has the same table (a test compares them). All use base units. Label values are bounded:
 * a value that is not listed is counted as "other".
 */
export const METRICS = {
  dateline_build_info: {
    type: "gauge",
    help: "Always 1; the labels name the running versions.",
    labels: { version: "code", node: "code" },
  },
  dateline_documents: {
    type: "gauge",
    help: "Documents read, unreadable files, and files set aside (malformed, too slow or too large for memory).",
    labels: { state: ["read", "unreadable", "set_aside"] },
  },
  dateline_stories: { type: "gauge", help: "Stories in the library." },
  dateline_document_changes_total: {
    type: "counter",
    help: "Documents read, found unreadable or removed since the start; apart: changes that only some servers can see.",
    labels: { change: ["read", "unreadable", "gone", "apart"] },
  },
  dateline_folder_level_timestamp_seconds: {
    type: "gauge",
    help: "When the library was last in sync with its folder, in Unix time.",
  },
  dateline_feed_fetches_total: {
    type: "counter",
    help: "Fetches of feeds since the start: with something new, without, failed, or overtaken by another one.",
    labels: { outcome: ["read", "unchanged", "failed", "superseded"] },
  },
  dateline_texts_total: {
    type: "counter",
    help: "Texts written since the start, by task and writer.",
    labels: { task: TEXTS, writer: WRITERS },
  },
  dateline_claims_total: {
    type: "counter",
    help: "Claims checked against their sources, by verdict: matched, or the reason for dropping them.",
    labels: {
      text: ["digest", "answer", "edition"],
      verdict: ["matched", ...BLOCK_REASONS],
    },
  },
  dateline_model_calls_total: {
    type: "counter",
    help: "Calls to the model, including retries and calls that were not sent, by outcome.",
    labels: {
      task: TASKS,
      outcome: [
        "ok",
        "refused",
        "truncated",
        "malformed",
        "empty",
        "rate-limited",
        "unavailable",
        "over-budget",
        "aborted",
      ],
    },
  },
  dateline_model_call_duration_seconds: {
    type: "histogram",
    help: "Response time of the model's server, for calls that reached it.",
    labels: { task: TASKS },
    buckets: DURATION_BUCKETS,
  },
  dateline_model_tokens_total: {
    type: "counter",
    help: "Tokens used by this process since the start.",
    labels: { direction: ["input", "output"] },
  },
  dateline_model_fallbacks_total: {
    type: "counter",
    help: "Texts that the built-in writer wrote because the model failed.",
    labels: { task: TEXTS },
  },
  dateline_model_day_tokens: {
    type: "gauge",
    help: "Tokens used or reserved since midnight UTC, by all processes on this store.",
  },
  dateline_model_day_tokens_limit: {
    type: "gauge",
    help: "Tokens allowed per UTC day (MODEL_DAILY_TOKENS).",
  },
  dateline_model_left_alone: {
    type: "gauge",
    help: "1 while no calls are sent to the model's server after repeated failures, else 0.",
  },
  dateline_editions_total: {
    type: "counter",
    help: "Editions that ended since the start, by outcome.",
    labels: {
      kind: ["schedule", "watch", "correction", "alert"],
      outcome: ["delivered", "silent", "missed", "withdrawn", "uncertain", "failed"],
    },
  },
  dateline_edition_lateness_seconds: {
    type: "histogram",
    help: "Time from when a scheduled edition was due until all of it was posted.",
    buckets: LATENESS_BUCKETS,
  },
  dateline_editions_under_way: { type: "gauge", help: "Editions being composed or sent." },
  dateline_schedules: {
    type: "gauge",
    help: "Schedules, active or paused.",
    labels: { state: ["active", "paused"] },
  },
  dateline_questions_total: {
    type: "counter",
    help: "Questions, by status of the answer and writer.",
    labels: { status: ["answered", "closest", "not-in-documents", "unclear"], writer: WRITERS },
  },
  dateline_question_duration_seconds: {
    type: "histogram",
    help: "Time from a question until its answer was written.",
    buckets: DURATION_BUCKETS,
  },
  dateline_interactions_total: {
    type: "counter",
    help: "Commands, buttons and forms handled, by outcome.",
    labels: { command: "code", outcome: ["done", "failed"] },
  },
  dateline_interaction_acknowledgement_seconds: {
    type: "histogram",
    help: "Time from an interaction's arrival until it was acknowledged; Discord waits 3 s.",
    buckets: ACKNOWLEDGEMENT_BUCKETS,
  },
  dateline_interactions_unacknowledged_total: {
    type: "counter",
    help: "Interactions whose acknowledgement did not reach Discord in time.",
  },
  dateline_gateway_connected: { type: "gauge", help: "1 while connected to Discord, else 0." },
  dateline_gateway_heartbeat_age_seconds: {
    type: "gauge",
    help: "Time since the last heartbeat that Discord answered; heartbeats are about 40 s apart.",
  },
  dateline_gateway_reconnects_total: {
    type: "counter",
    help: "Reconnection attempts after the connection to Discord was lost or failed.",
  },
  dateline_discord_servers: { type: "gauge", help: "Servers the bot is in." },
  dateline_discord_rate_limits_total: {
    type: "counter",
    help: "Calls delayed by Discord's rate limits.",
  },
  dateline_ready: {
    type: "gauge",
    help: "The checks of /readyz: 1 ok, 0 failed or degraded.",
    labels: { check: ["gateway", "store", "folder", "model"] },
  },
  dateline_log_events_total: {
    type: "counter",
    help: "Warnings and errors, whether or not LOG_LEVEL shows them.",
    labels: { level: ["warn", "error"] },
  },
  dateline_event_loop_delay_seconds: {
    type: "histogram",
    help: "The longest event loop delay within each second.",
    buckets: DELAY_BUCKETS,
  },
  process_cpu_seconds_total: { type: "counter", help: "CPU time used." },
  process_start_time_seconds: { type: "gauge", help: "When the process started, in Unix time." },
  process_resident_memory_bytes: { type: "gauge", help: "Resident memory, all threads together." },
  process_heap_bytes: { type: "gauge", help: "JavaScript heap of the main thread." },
} as const satisfies Readonly<Record<string, MetricDefinition>>;

export type MetricName = keyof typeof METRICS;

export function definitionOf(name: MetricName): MetricDefinition {
  return METRICS[name];
}
