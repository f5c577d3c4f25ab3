// Counts the events of the real bot.
import { expect, test } from "vitest";
import type { EventLevel, EventName } from "../../../src/domain/operations/events.ts";
import { metricChanges } from "../../../src/ops/metrics/metric-changes.ts";
import { openBotScene, until } from "../../discord/bot-scene.ts";

test("counts editions, questions and interactions of a real bot", async () => {
  await using scene = await openBotScene();
  await scene.ready({}, "unread");
  const { boss, ann, general, log } = scene;
  const add = { channel: general.id, time: "7:30", weekdays: "daily", id: "morning" };
  await boss.command("schedule add", add, general).acknowledged();
  await until(() =>
    log.some(({ name, fields }) => name === "interaction.handled" && fields.what === "schedule add"),
  );
  await boss.command("schedule run", { id: "morning" }, general).acknowledged();
  await until(() => log.some(({ name }) => name.startsWith("edition.")));
  ann.command("ask", { question: "How many US soldiers were killed in Jordan?" }, general);
  await until(() => log.some(({ name, fields }) => name === "interaction.handled" && fields.what === "ask"));
  const changes = log.flatMap(({ level, name, fields }) =>
    metricChanges(level as EventLevel, name as EventName, fields as never),
  );
  const counted = (metric: string) =>
    changes.filter((change) => change.metric === metric).map(({ labels, by }) => ({ ...labels, by }));
  expect(counted("dateline_editions_total")).toEqual([{ kind: "schedule", outcome: "delivered", by: 1 }]);
  const [late] = counted("dateline_edition_lateness_seconds");
  expect(late?.by).toBeGreaterThan(0);
  expect(late?.by).toBeLessThan(60);
  expect(counted("dateline_questions_total")).toEqual([{ status: "answered", writer: "extractive", by: 1 }]);
  expect(counted("dateline_question_duration_seconds")).toHaveLength(1);
  expect(counted("dateline_interactions_total")).toEqual(
    ["schedule add", "schedule run", "ask"].map((command) => ({ command, outcome: "done", by: 1 })),
  );
  const acknowledgements = counted("dateline_interaction_acknowledgement_seconds").map(({ by }) =>
    Number(by),
  );
  expect(acknowledgements).toHaveLength(3);
  expect(Math.max(...acknowledgements)).toBeLessThan(3);
  expect(counted("dateline_document_changes_total")).toEqual([{ change: "read", by: 16 }]);
  expect(counted("dateline_texts_total")).toContainEqual({ task: "digest", writer: "extractive", by: 1 });
});
