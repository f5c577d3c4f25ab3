/** What a label may say; "code": what the program's own code names, never what anybody outside typed. */
export type LabelValues = readonly string[] | "code";

export interface MetricDefinition {
  readonly type: "counter" | "gauge" | "histogram";
  readonly help: string;
  readonly labels?: Readonly<Record<string, LabelValues>>;
  /** Of a histogram: upper bounds, in the unit of its name. */
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
 * Every metric there is; docs/operations.md has the same table. Units are base units, and no label can take more values than
 * the program has names for: a value that is not listed counts as "other".
 */
export const METRICS = {
  dateline_build_info: {
    type: "gauge",
    help: "Always 1; the labels say what runs.",
    labels: { version: "code", node: "code" },
  },
  dateline_documents: {
    type: "gauge",
    help: "Documents read, and files that could not be read or were set aside.",
    labels: { state: ["read", "unreadable", "set_aside"] },
  },
  dateline_stories: { type: "gauge", help: "Stories the documents are grouped into." },
  dateline_document_changes_total: {
    type: "counter",
    help: "Documents taken in, refused or gone since the start; apart are those that only some servers see.",
    labels: { change: ["read", "unreadable", "gone", "apart"] },
  },
  dateline_folder_level_timestamp_seconds: {
    type: "gauge",
    help: "When a folder and what is known of it were last brought level, in Unix time.",
  },
  dateline_texts_total: {
    type: "counter",
    help: "Texts written since the start, by what they are and who wrote them.",
    labels: { task: TEXTS, writer: WRITERS },
  },
  dateline_claims_total: {
    type: "counter",
    help: "Claims held to their sources: matched, or dropped and why.",
    labels: {
      text: ["digest", "answer", "edition"],
      verdict: ["matched", "number", "date", "name", "quote", "negation", "unsupported"],
    },
  },
  dateline_model_calls_total: {
    type: "counter",
    help: "Calls meant for the model, by how they ended; repetitions count.",
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
    help: "How long the model's server took for a call that reached it.",
    labels: { task: TASKS },
    buckets: DURATION_BUCKETS,
  },
  dateline_model_tokens_total: {
    type: "counter",
    help: "Tokens of this process's calls since the start.",
    labels: { direction: ["input", "output"] },
  },
  dateline_model_fallbacks_total: {
    type: "counter",
    help: "Texts meant for the model that the built-in writer wrote.",
    labels: { task: TEXTS },
  },
  dateline_model_day_tokens: {
    type: "gauge",
    help: "Tokens used or set aside since midnight UTC, by all processes on this store.",
  },
  dateline_model_day_tokens_limit: { type: "gauge", help: "Tokens a UTC day may use (MODEL_DAILY_TOKENS)." },
  dateline_model_left_alone: {
    type: "gauge",
    help: "1 while the model's server is left alone after repeated failures, else 0.",
  },
  dateline_editions_total: {
    type: "counter",
    help: "Editions ended since the start, by how.",
    labels: {
      kind: ["schedule", "watch", "correction", "alert"],
      outcome: ["delivered", "silent", "missed", "uncertain", "failed"],
    },
  },
  dateline_edition_lateness_seconds: {
    type: "histogram",
    help: "From the time a scheduled edition was due until all of it was posted.",
    buckets: LATENESS_BUCKETS,
  },
  dateline_editions_under_way: { type: "gauge", help: "Editions being written or sent." },
  dateline_schedules: {
    type: "gauge",
    help: "Schedules, by whether they run.",
    labels: { state: ["active", "paused"] },
  },
  dateline_questions_total: {
    type: "counter",
    help: "Questions, by how they were answered and who wrote it.",
    labels: { status: ["answered", "not-in-documents", "unclear"], writer: WRITERS },
  },
  dateline_question_duration_seconds: {
    type: "histogram",
    help: "From a question until its answer was written.",
    buckets: DURATION_BUCKETS,
  },
  dateline_interactions_total: {
    type: "counter",
    help: "Commands, buttons and forms dealt with, by whether something went wrong.",
    labels: { command: "code", outcome: ["done", "failed"] },
  },
  dateline_interaction_acknowledgement_seconds: {
    type: "histogram",
    help: "From an interaction's arrival until Discord had its acknowledgement; Discord waits 3 s.",
    buckets: ACKNOWLEDGEMENT_BUCKETS,
  },
  dateline_interactions_unacknowledged_total: {
    type: "counter",
    help: "Interactions whose acknowledgement did not reach Discord in time.",
  },
  dateline_gateway_connected: { type: "gauge", help: "1 while the connection to Discord stands, else 0." },
  dateline_gateway_heartbeat_age_seconds: {
    type: "gauge",
    help: "Since the heartbeat that Discord answered last; some 40 s pass between two.",
  },
  dateline_gateway_reconnects_total: {
    type: "counter",
    help: "Times the connection to Discord was lost or could not be had, and was tried again.",
  },
  dateline_discord_servers: { type: "gauge", help: "Servers the bot is in." },
  dateline_discord_rate_limits_total: {
    type: "counter",
    help: "Calls that waited for Discord's rate limits.",
  },
  dateline_ready: {
    type: "gauge",
    help: "The checks of /readyz: 1 passed, 0 failed or working below its best.",
    labels: { check: ["gateway", "store", "folder", "model"] },
  },
  dateline_log_events_total: {
    type: "counter",
    help: "Things that wanted attention, logged or not.",
    labels: { level: ["warn", "error"] },
  },
  dateline_event_loop_delay_seconds: {
    type: "histogram",
    help: "The longest time within each second in which the program could do nothing else.",
    buckets: DELAY_BUCKETS,
  },
  process_cpu_seconds_total: { type: "counter", help: "Processor time used." },
  process_start_time_seconds: { type: "gauge", help: "When the process started, in Unix time." },
  process_resident_memory_bytes: { type: "gauge", help: "Memory held, all threads together." },
  process_heap_bytes: { type: "gauge", help: "JavaScript heap of the main thread." },
} as const satisfies Readonly<Record<string, MetricDefinition>>;

export type MetricName = keyof typeof METRICS;

export function definitionOf(name: MetricName): MetricDefinition {
  return METRICS[name];
}
