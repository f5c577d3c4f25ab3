import { expect, test } from "vitest";
import { createCharts } from "../../../src/charts/charts.ts";
import { figureMoves } from "../../../src/newsroom/stories/figure-moves.ts";
import { pageRoutes } from "../../../src/ops/pages/routes.ts";
import { serve } from "../http/asking.ts";
import { textsOf } from "./markup.ts";
import { NOW, openPagesScene } from "./pages-scene.ts";

test("while a model writes the page says so; what it wrote is shown then, and not asked for again too soon", async () => {
  await using scene = await openPagesScene("seeds");
  const gate = Promise.withResolvers<void>();
  let composed = 0;
  let ticks = 0;
  const { briefings, store } = scene.rooms;
  const parts = {
    ...{ library: scene.library, store, hasModel: true, figures: figureMoves, charts: createCharts() },
    ...{ reading: () => scene.reading.now, slots: () => [], timeZone: "UTC", now: () => NOW },
    briefings: {
      story: briefings.story,
      async compose(...asked: Parameters<typeof briefings.compose>) {
        composed += 1;
        await gate.promise;
        return briefings.compose(...asked);
      },
    },
  };
  await using server = await serve(pageRoutes(parts, { ticks: () => ticks, waitMs: 20 }));
  const look = async () => {
    const reply = await fetch(server.url);
    return { status: reply.status, title: textsOf(await reply.text(), "h1") };
  };
  expect(await look()).toEqual({ status: 503, title: ["Being written"] });
  expect((await look()).status).toBe(503);
  gate.resolve();
  await expect.poll(look).toEqual({ status: 200, title: ["Today"] });
  ticks = 599_000;
  await look();
  expect(composed).toBe(1);
  ticks = 601_000;
  await look();
  expect(composed).toBe(2);
});
