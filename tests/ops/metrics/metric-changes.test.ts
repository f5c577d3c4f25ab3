import { expect, test } from "vitest";
import { metricChanges } from "../../../src/ops/metrics/metric-changes.ts";
import { createMetrics } from "../../../src/ops/metrics/registry.ts";

test("counts an edition by outcome and kind, and the lateness of a scheduled one", () => {
  const of = (name: string, schedule: string) =>
    metricChanges("info", `edition.${name}`, { schedule, afterMs: 1_500, reason: null });
  expect(of("delivered", "AbCdEf")).toEqual([
    { metric: "dateline_editions_total", labels: { kind: "schedule", outcome: "delivered" }, by: 1 },
    { metric: "dateline_edition_lateness_seconds", labels: {}, by: 1.5 },
  ]);
  expect(of("delivered", "watch:AbC")).toEqual([
    { metric: "dateline_editions_total", labels: { kind: "watch", outcome: "delivered" }, by: 1 },
  ]);
  expect(of("missed", "alert:dry:7001").map(({ labels }) => labels)).toEqual([
    { kind: "alert", outcome: "missed" },
  ]);
});

test("counts a model call by task and outcome, without time and tokens if it was not sent", () => {
  const made = { task: "answer", outcome: "text", attempt: 1, milliseconds: 250, input: 900, output: 40 };
  expect(metricChanges("debug", "model.called", made)).toEqual([
    { metric: "dateline_model_calls_total", labels: { task: "answer", outcome: "ok" }, by: 1 },
    { metric: "dateline_model_call_duration_seconds", labels: { task: "answer" }, by: 0.25 },
    { metric: "dateline_model_tokens_total", labels: { direction: "input" }, by: 900 },
    { metric: "dateline_model_tokens_total", labels: { direction: "output" }, by: 40 },
  ]);
  expect(
    metricChanges("debug", "model.called", { task: "answer", outcome: "over-budget", attempt: 1 }),
  ).toEqual([
    { metric: "dateline_model_calls_total", labels: { task: "answer", outcome: "over-budget" }, by: 1 },
  ]);
});

test("counts any warning, and ignores unknown events of lower levels", () => {
  expect(metricChanges("warn", "made.up", {})).toEqual([
    { metric: "dateline_log_events_total", labels: { level: "warn" }, by: 1 },
  ]);
  expect(metricChanges("info", "made.up", {})).toEqual([]);
  expect(metricChanges("info", "constructor", {})).toEqual([]);
});

test("events cannot add label values, and NaN is ignored", async () => {
  const { events, print } = createMetrics(() => 0);
  events.emit("info", "question.answered", {
    status: "<@123>",
    writer: "/home/ann",
    milliseconds: Number.NaN,
  });
  events.emit("info", "question.answered");
  const printed = await print();
  expect(printed).not.toMatch(/123|ann|NaN/);
  expect(printed).toContain('dateline_questions_total{status="other",writer="other"} 2');
  expect(printed).toContain("dateline_question_duration_seconds_count 0");
});
