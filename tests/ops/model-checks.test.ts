import { expect, test } from "vitest";
import { type ModelFindings, modelChecks } from "../../src/ops/model-checks.ts";

const well: ModelFindings = {
  baseUrl: "http://localhost:1/v1",
  wanted: "small",
  list: { ok: true, names: ["small"], hasWanted: true },
  sample: {
    model: "small",
    matched: 6,
    blocked: [],
    milliseconds: 2_000,
    outputTokens: 300,
    rung: "json_object",
    failure: null,
  },
  budget: { used: 1_200, daily: 1_000_000 },
};
const shown = (over: Partial<ModelFindings>) =>
  modelChecks({ ...well, ...over }).map(({ status, text, fix }) => `${status}: ${text} | ${fix}`);

test("a model that works is said to, with its speed, form and verdicts", () => {
  expect(shown({})).toEqual([
    "ok: small at http://localhost:1/v1 | null",
    "ok: a sample in 2.0 s, 150 tokens/s, asked by json_object: 6 of 6 sentences matched | null",
    "ok: 1,200 of 1,000,000 tokens used today (UTC) | null",
  ]);
});

test.each<[string, Partial<ModelFindings>, RegExp]>([
  [
    "a key that is not accepted",
    { list: { ok: false, status: 401, detail: "it answered 401" } },
    /fail: .*key \| Set OPENAI_API_KEY/,
  ],
  [
    "an address without a list",
    { list: { ok: false, status: 404, detail: "it answered 404" } },
    /warn: .*404 \| .*\/v1/,
  ],
  [
    "a cap that is nearly used up",
    { budget: { used: 80, daily: 100 } },
    /warn: 80 of 100 .*MODEL_DAILY_TOKENS/,
  ],
])("%s comes with what to do", (_what, over, said) => {
  expect(shown(over).join("\n")).toMatch(said);
});

test("sentences that were blocked are told, and slowness is", () => {
  const sample = well.sample;
  if (sample === null) throw new Error("no sample");
  expect(shown({ sample: { ...sample, matched: 5, blocked: ["15 is not there"] } })[1]).toMatch(
    /^warn: .*5 of 6 sentences matched \(15 is not there\)/,
  );
  expect(shown({ sample: { ...sample, milliseconds: 45_000 } })[1]).toMatch(/^warn: .*smaller model/);
});
