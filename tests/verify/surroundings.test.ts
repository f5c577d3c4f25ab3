import { expect, test } from "vitest";
import { findEvidence } from "../../src/verify/find-evidence.ts";
import { verify } from "../../src/verify/verify.ts";

const cited = [{ text: "She was 61.", statedDate: "2024-03-12" }];
const LEAD = "Ruth Adair, who led the Harbour Union for a decade, died in Port Quill on Monday.";

test("a name that the sentence a pronoun refers to supplies is supported, and that sentence is named", () => {
  const verdict = verify("Ruth Adair was 61.", cited, { title: null, context: ["It rained.", LEAD] });
  expect(verdict).toMatchObject({ status: "matched", suppliers: [{ from: "context", index: 1 }] });
});

test("a name of the title is supported by the title", () => {
  const verdict = verify("Adair was 61.", cited, { title: "Union leader Ruth Adair dies", context: [LEAD] });
  expect(verdict).toMatchObject({ status: "matched", suppliers: [{ from: "title", index: 0 }] });
});

test("a name that stands nowhere near the cited sentences is blocked", () => {
  expect(verify("Ruth Adair was 61.", cited, { title: "A union in mourning", context: [] })).toMatchObject({
    reason: "name",
  });
});

test("a figure is never taken from the surroundings", () => {
  const context = ["The union has 4,000 members."];
  expect(verify("She was 61 and led 4,000.", cited, { title: null, context })).toMatchObject({
    reason: "number",
  });
});

test("the day of the document itself counts where the sentences state no date", () => {
  const voted = [{ text: "The council voted for the bridge.", statedDate: "2024-03-12" }];
  expect(verify("The council voted for the bridge on Tuesday.", voted)).toMatchObject({ status: "matched" });
  expect(verify("The council voted for the bridge on Wednesday.", voted)).toMatchObject({ reason: "date" });
});

const REPORT = [
  "Union leader Ruth Adair dies",
  LEAD,
  "She was 61.",
  "The harbour handled 3 million tonnes last year, a record.",
  "Rain is expected on Friday.",
].map((text) => ({ text, statedDate: "2024-03-12" }));

test("evidence is found for a claim without a citation", () => {
  const found = findEvidence("The harbour handled 3 million tonnes last year.", REPORT, null);
  expect(found).toMatchObject({ sentences: [3], verdict: { status: "matched" } });
});

test("two sentences together hold a claim that joins them", () => {
  const found = findEvidence("Ruth Adair, who led the Harbour Union for a decade, was 61.", REPORT, null);
  expect(found).toMatchObject({ sentences: [1, 2], verdict: { status: "matched" } });
});

test("a claim that no sentence holds is blocked by the sentences that are closest", () => {
  expect(findEvidence("The harbour handled 5 million tonnes.", REPORT, null).verdict).toMatchObject({
    reason: "number",
  });
  expect(findEvidence("Wheat prices soared.", REPORT, null)).toMatchObject({
    sentences: [],
    verdict: { reason: "unsupported" },
  });
});
