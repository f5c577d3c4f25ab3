import fc from "fast-check";
import { expect, test } from "vitest";
import { customId, parseCustomId } from "../../../src/discord/message/custom-id.ts";
import { oneLine } from "../../../src/discord/message/escape.ts";
import { renderEvidence } from "../../../src/discord/render/evidence.ts";
import type { ShownClaims } from "../../../src/domain/conversation/shown-claims.ts";
import { claim, header, NOW } from "../../console/samples.ts";
import {
  anyClaim,
  anyHeader,
  buttonIds,
  expectValidMessage,
  markdownOf,
  REF,
  visibleTextIn,
} from "./bodies.ts";

const quote = "The council voted 14 to 3 on *Monday*.";
const SHOWN: ShownClaims = {
  at: NOW,
  title: "Morning brief",
  writer: "model",
  claims: [
    { text: "The vote was 14 to 3.", evidence: [{ document: "Vigo.txt", sentences: [5, 6], quote }] },
    claim("A new crane lifts 60 tonnes.", "gone.txt", 8),
  ],
};

const pageId = (page: number) => customId("page", REF, page);

const render = (shown: ShownClaims, page = 1, language = "en") =>
  renderEvidence(shown, { pageId, page, language, documents: [header("Vigo.txt", { source: "Faro" })] });

test("each claim is shown with its exact quote and its document", () => {
  expect(markdownOf(render(SHOWN))).toEqual([
    "**Sources** · Morning brief",
    [
      "**[1]** The vote was 14 to 3. · worded by the model",
      "> The council voted 14 to 3 on \\*Monday\\*.",
      "-# Title of Vigo\\.txt · Faro · Vigo\\.txt · sentences 5-6 · <t:1746468000:D>",
    ].join("\n"),
    [
      "**[2]** word for word:",
      "> A new crane lifts 60 tonnes.",
      "-# gone\\.txt · sentence 8 · no longer in the library",
    ].join("\n"),
  ]);
  expect(visibleTextIn([render(SHOWN, 1, "de")])).toContain("Sätze 5-6");
  expect(markdownOf(render({ ...SHOWN, writer: "extractive" })).join()).not.toContain("model");
});

test("a claim composed by code is not attributed to the model", () => {
  const text = "Sources differ: “3 boats” against “4 boats”.";
  const evidence = [{ document: "Vigo.txt", sentences: [2], quote: "3 boats" }];
  expect(visibleTextIn([render({ ...SHOWN, claims: [{ text, evidence }] })])).toContain(
    `[1] ${text}\n3 boats`,
  );
});

test("says that a message cites no sources", () => {
  expect(visibleTextIn([render({ ...SHOWN, claims: [] })])).toContain("This message cites no sources.");
});

test("evidence longer than a message is split into pages, and every page is reachable", () => {
  const claims = Array.from({ length: 40 }, (_, n) => ({
    ...claim(`Quote ${n} ${"word ".repeat(60)}`, "Vigo.txt", n + 1),
    text: `Claim ${n} in other words`,
  }));
  const first = render({ ...SHOWN, claims });
  expect(visibleTextIn([first])).toMatch(/Page 1 of \d/);
  const pages = Number(/Page 1 of (\d+)/.exec(visibleTextIn([first]))?.[1]);
  expect(buttonIds(first)).toEqual([customId("page", REF, pages), customId("page", REF, 2)]);
  const all = Array.from({ length: pages }, (_, at) =>
    visibleTextIn([render({ ...SHOWN, claims }, at + 1)]),
  ).join();
  for (const n of claims.keys()) expect(all).toContain(`[${n + 1}] Claim ${n} `);
  expect(markdownOf(render({ ...SHOWN, claims }, 999))).toEqual(
    markdownOf(render({ ...SHOWN, claims }, pages)),
  );
});

test("for any claims, each page is valid and quotes are complete", () => {
  fc.assert(
    fc.property(
      fc.array(anyClaim, { minLength: 1, maxLength: 12 }),
      fc.array(anyHeader, { maxLength: 3 }),
      (claims, documents) => {
        const shown: ShownClaims = { ...SHOWN, claims };
        const page = (number: number) =>
          renderEvidence(shown, { pageId, page: number, language: "en", documents });
        const turns = buttonIds(page(1)).map((id) => parseCustomId(id ?? "")?.arg ?? 1);
        const bodies = Array.from({ length: Math.max(1, ...turns) }, (_, at) => page(at + 1));
        for (const body of bodies) expectValidMessage(body);
        const letters = visibleTextIn(bodies).replace(/\s/g, "");
        for (const { evidence } of claims)
          for (const one of evidence)
            expect(letters).toContain(oneLine(one.quote).replace(/\s/g, "").slice(0, 300));
      },
    ),
    { numRuns: 100, endOnFailure: true },
  );
});

test("a quote of many thousand characters is complete over lines and pages", () => {
  const long = Array.from({ length: 1500 }, (_, n) => `word${n}`).join(" ");
  const shown = {
    ...SHOWN,
    claims: [{ text: "Long.", evidence: [{ document: "Vigo.txt", sentences: [1], quote: long }] }],
  };
  const turns = buttonIds(render(shown)).map((id) => parseCustomId(id ?? "")?.arg ?? 1);
  const all = Array.from({ length: Math.max(...turns) }, (_, at) => render(shown, at + 1));
  for (const body of all) expectValidMessage(body);
  const words = visibleTextIn(all).match(/word\d+/g);
  expect(words).toEqual(long.split(" "));
});
