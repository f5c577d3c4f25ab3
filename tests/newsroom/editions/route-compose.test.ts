import { expect, test } from "vitest";
import type { Edition } from "../../../src/domain/delivery/edition.ts";
import type { Compose, Outbox } from "../../../src/domain/delivery/outbox.ts";
import { correctionScheduleId } from "../../../src/domain/schedules/correction.ts";
import { watchScheduleId } from "../../../src/domain/schedules/watch.ts";
import { routeCompose } from "../../../src/newsroom/editions/route-compose.ts";

const AT = "2026-05-06T07:00:00.000Z";

function editionOf(schedule: string): Edition {
  return {
    schedule,
    ref: "r".repeat(16),
    slot: AT,
    library: { root: "/news", guild: null },
    channel: "900",
    late: false,
    notBefore: AT,
    deadline: AT,
    state: "composing",
    reason: null,
    createdAt: AT,
    endedAt: null,
  };
}

test("an unfinished edition is written by the composer of its kind", async () => {
  const unfinished = [watchScheduleId({ ref: "w1" }), correctionScheduleId("e1"), "sched-ref"].map(editionOf);
  const composer =
    (by: string): Compose =>
    async ({ schedule }) => ({ kind: "silent", reason: `${schedule} by ${by}` });
  const written: string[] = [];
  const outbox: Outbox = {
    run: () => Promise.reject(new Error("not to be called")),
    recordMissed: () => Promise.reject(new Error("not to be called")),
    async recover(compose) {
      for (const edition of unfinished) {
        const composition = await compose(edition);
        if (composition.kind === "silent") written.push(composition.reason);
      }
      return [];
    },
  };
  const routed = routeCompose(outbox, {
    "watch-alert": composer("watches"),
    correction: composer("corrections"),
  });
  await routed.recover(composer("schedules"));
  expect(written).toEqual(["watch:w1 by watches", "correction:e1 by corrections", "sched-ref by schedules"]);
  expect(routed.run).toBe(outbox.run);
});
