import { expect, test } from "vitest";
import { textsFor } from "../../../src/catalogues/texts.ts";
import { createCharts } from "../../../src/charts/charts.ts";
import { figureMoves } from "../../../src/newsroom/stories/figure-moves.ts";
import { pageRoutes } from "../../../src/web/pages/routes.ts";
import { serve } from "../http/test-server.ts";
import { textsOf } from "./markup.ts";
import { NOW, openPagesScene } from "./pages-scene.ts";

test("shows a notice while a model writes, then the text, which is cached", async () => {
  await using scene = await openPagesScene("seeds");
  const gate = Promise.withResolvers<void>();
  let composed = 0;
  let monotonicMs = 0;
  const { briefings, store } = scene.rooms;
  const deps = {
    ...{
      library: scene.library,
      store,
      hasModel: true,
      figures: figureMoves,
      charts: createCharts({ texts: textsFor("en") }),
    },
    ...{
      syncStatus: () => scene.syncStatus.now,
      slots: () => [],
      texts: textsFor("en"),
      timeZone: "UTC",
      now: () => NOW,
    },
    briefings: {
      story: briefings.story,
      async compose(...asked: Parameters<typeof briefings.compose>) {
        composed += 1;
        await gate.promise;
        return briefings.compose(...asked);
      },
    },
  };
  await using server = await serve(pageRoutes(deps, { monotonicMs: () => monotonicMs, timeoutMs: 20 }));
  const fetchPage = async () => {
    const reply = await fetch(server.url);
    return { status: reply.status, title: textsOf(await reply.text(), "h1") };
  };
  expect(await fetchPage()).toEqual({ status: 503, title: ["Being written"] });
  expect((await fetchPage()).status).toBe(503);
  gate.resolve();
  await expect.poll(fetchPage).toEqual({ status: 200, title: ["Today"] });
  monotonicMs = 599_000;
  await fetchPage();
  expect(composed).toBe(1);
  monotonicMs = 601_000;
  await fetchPage();
  expect(composed).toBe(2);
});
