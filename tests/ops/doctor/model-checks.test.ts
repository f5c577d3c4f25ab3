import { expect, test } from "vitest";
import { textsFor } from "../../../src/catalogues/texts.ts";
import { detail } from "../../../src/domain/texts/reasons.ts";
import { type ModelFindings, modelChecks } from "../../../src/ops/doctor/model-checks.ts";

const working: ModelFindings = {
  baseUrl: "http://localhost:1/v1",
  requested: "small",
  list: { ok: true, names: ["small"], listsRequested: true },
  sample: {
    model: "small",
    matched: 6,
    blocked: [],
    milliseconds: 2_000,
    outputTokens: 300,
    responseFormat: "json_object",
    failure: null,
  },
  budget: { used: 1_200, daily: 1_000_000 },
};
const checkLines = (over: Partial<ModelFindings>) =>
  modelChecks({ ...working, ...over }, textsFor("en")).map(
    ({ status, text, fix }) => `${status}: ${text} | ${fix}`,
  );

test("reports a working model with its speed, response format and verdicts", () => {
  expect(checkLines({})).toEqual([
    "ok: small at http://localhost:1/v1 | null",
    "ok: a sample in 2.0 s, 150 tokens/s, response format json_object: 6 of 6 sentences matched | null",
    "ok: 1,200 of 1,000,000 tokens used today (UTC) | null",
  ]);
});

test.each<[string, Partial<ModelFindings>, RegExp]>([
  [
    "a rejected key",
    { list: { ok: false, status: 401, detail: detail("it answered 401") } },
    /fail: .*key \| Set OPENAI_API_KEY/,
  ],
  [
    "a server without a model list",
    { list: { ok: false, status: 404, detail: detail("it answered 404") } },
    /warn: .*404 \| .*\/v1/,
  ],
  [
    "a cap that is nearly used up",
    { budget: { used: 80, daily: 100 } },
    /warn: 80 of 100 .*MODEL_DAILY_TOKENS/,
  ],
])("reports %s with what to do", (_what, over, expected) => {
  expect(checkLines(over).join("\n")).toMatch(expected);
});

test("warns about blocked sentences and slowness", () => {
  const sample = working.sample;
  if (sample === null) throw new Error("no sample");
  expect(checkLines({ sample: { ...sample, matched: 5, blocked: ["15 is not there"] } })[1]).toMatch(
    /^warn: .*5 of 6 sentences matched \(15 is not there\)/,
  );
  expect(checkLines({ sample: { ...sample, milliseconds: 45_000 } })[1]).toMatch(/^warn: .*smaller model/);
});
