import { expect, test } from "vitest";
import type { EditionEnded } from "../../../src/domain/operations/events/edition-events.ts";
import { metricChanges } from "../../../src/ops/metrics/metric-changes.ts";
import { createMetrics } from "../../../src/ops/metrics/registry.ts";

const ended: EditionEnded = {
  edition: "ABCDEFGHIJKLMNOP",
  kind: "scheduled",
  subject: "AbCdEf",
  slot: "2024-03-05T10:00:00.000Z",
  late: false,
  afterMs: 1_500,
  channel: "7001",
  reason: null,
  refused: null,
};

test("counts an edition by outcome and kind, and the lateness of a scheduled one", () => {
  expect(metricChanges("info", "edition.delivered", ended)).toEqual([
    { metric: "dateline_editions_total", labels: { kind: "schedule", outcome: "delivered" }, by: 1 },
    { metric: "dateline_edition_lateness_seconds", labels: {}, by: 1.5 },
  ]);
  expect(metricChanges("info", "edition.delivered", { ...ended, kind: "watch-alert" })).toEqual([
    { metric: "dateline_editions_total", labels: { kind: "watch", outcome: "delivered" }, by: 1 },
  ]);
  const alert = metricChanges("info", "edition.missed", { ...ended, kind: "no-news-alert" });
  expect(alert.map(({ labels }) => labels)).toEqual([{ kind: "alert", outcome: "missed" }]);
});

test("counts a model call by task and outcome, without time and tokens if it was not sent", () => {
  const call = { task: "answer", attempt: 1 } as const;
  const sent = { ...call, outcome: "text", milliseconds: 250, input: 900, output: 40 } as const;
  expect(metricChanges("debug", "model.called", sent)).toEqual([
    { metric: "dateline_model_calls_total", labels: { task: "answer", outcome: "ok" }, by: 1 },
    { metric: "dateline_model_call_duration_seconds", labels: { task: "answer" }, by: 0.25 },
    { metric: "dateline_model_tokens_total", labels: { direction: "input" }, by: 900 },
    { metric: "dateline_model_tokens_total", labels: { direction: "output" }, by: 40 },
  ]);
  expect(metricChanges("debug", "model.called", { ...call, outcome: "over-budget" })).toEqual([
    { metric: "dateline_model_calls_total", labels: { task: "answer", outcome: "over-budget" }, by: 1 },
  ]);
});

test("counts any warning, and nothing else of an event that is not listed", () => {
  expect(metricChanges("warn", "gateway.closed", { shard: 0, code: 1006 })).toEqual([
    { metric: "dateline_log_events_total", labels: { level: "warn" }, by: 1 },
  ]);
  expect(metricChanges("info", "guild.joined", { guild: "7001" })).toEqual([]);
});

test("events cannot add label values, and NaN is ignored", async () => {
  const { events, print } = createMetrics(() => 0);
  const answered = { status: "<@123>", claims: 0, writer: "/home/ann", milliseconds: Number.NaN };
  events.emit("info", "question.answered", answered as never);
  const printed = await print();
  expect(printed).not.toMatch(/123|ann|NaN/);
  expect(printed).toContain('dateline_questions_total{status="other",writer="other"} 1');
  expect(printed).toContain("dateline_question_duration_seconds_count 0");
});
