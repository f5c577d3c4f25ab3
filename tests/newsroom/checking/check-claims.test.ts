import { expect, test } from "vitest";
import type { Claim } from "../../../src/domain/documents/claim.ts";
import type { Document } from "../../../src/domain/documents/document.ts";
import { checkClaim, checkClaims } from "../../../src/newsroom/checking/check-claims.ts";
import { verify } from "../../../src/verify/verify.ts";

const SENTENCES = [
  "A fire in the harbour of Port Elmsworth destroyed 12 boats on Friday.",
  "Mayor Ada Quill said nobody was hurt.",
];

const document: Document = {
  path: "harbour/fire.txt",
  contentHash: "0".repeat(64),
  title: "Fire in the harbour",
  titleFrom: "text",
  source: null,
  author: null,
  tags: [],
  language: "en",
  published: { at: "2024-03-01T00:00:00.000Z", precision: "day", from: "text" },
  arrivedAt: "2024-03-02T00:00:00.000Z",
  sentences: SENTENCES,
  paragraphs: [1],
};
const find = (path: string) => (path === document.path ? document : undefined);

function claim(text: string, sentences: readonly number[], quote: string): Claim {
  return { text, evidence: [{ document: document.path, sentences, quote }] };
}

test("returns a claim unchanged if its sentence supports it", () => {
  const claimed = claim("The fire destroyed 12 boats.", [1], SENTENCES[0] ?? "");
  expect(checkClaim(claimed, find, verify)).toEqual({ claim: claimed, dropped: null });
});

test("blocks a figure that is not in the cited sentence and shows that sentence instead", () => {
  const checked = checkClaim(claim("The fire destroyed 15 boats.", [1], SENTENCES[0] ?? ""), find, verify);
  expect(checked.dropped).toMatchObject({ text: "The fire destroyed 15 boats.", reason: "number" });
  expect(checked.claim?.text).toBe(SENTENCES[0]);
});

test.each([
  ["another document", { document: "elsewhere.txt", sentences: [1], quote: SENTENCES[0] ?? "" }],
  ["a sentence that does not exist", { document: document.path, sentences: [3], quote: "boats" }],
  ["a quote that is not in the sentence", { document: document.path, sentences: [2], quote: "12 boats" }],
  ["no sentence at all", { document: document.path, sentences: [], quote: "" }],
])("drops a claim that cites %s without a replacement", (_what, evidence) => {
  const checked = checkClaim({ text: "The fire destroyed 12 boats.", evidence: [evidence] }, find, verify);
  const detail = "it cites no sentence that exists";
  expect(checked).toEqual({
    claim: null,
    dropped: { text: "The fire destroyed 12 boats.", reason: "unsupported", detail },
  });
});

test("removes invalid evidence and keeps the claim if valid evidence remains", () => {
  const valid = { document: document.path, sentences: [2], quote: SENTENCES[1] ?? "" };
  const invalid = { document: "elsewhere.txt", sentences: [1], quote: "x" };
  const checked = checkClaim({ text: SENTENCES[1] ?? "", evidence: [invalid, valid] }, find, verify);
  expect(checked.claim?.evidence).toEqual([valid]);
});

test("shows a source sentence once, even if it replaces two blocked claims", () => {
  const quote = SENTENCES[0] ?? "";
  const checked = checkClaims(
    [claim("The fire destroyed 15 boats.", [1], quote), claim("The fire destroyed 16 boats.", [1], quote)],
    find,
    verify,
  );
  expect(checked.value.map(({ text }) => text)).toEqual([quote]);
  expect(checked.dropped).toHaveLength(2);
});

test("a second source that says the opposite is no evidence", () => {
  const sentences = ["Mayor Ada Quill has not resigned over the fire in the harbour of Port Elmsworth."];
  const other: Document = { ...document, path: "harbour/denial.txt", sentences };
  const text = "Mayor Ada Quill resigned over the fire in the harbour of Port Elmsworth.";
  const first: Document = { ...document, path: "harbour/resigned.txt", sentences: [text] };
  const evidence = [first, other].map(({ path, sentences: [quote = ""] }) => ({
    document: path,
    sentences: [1],
    quote,
  }));
  const lookup = (path: string) => [first, other].find((one) => one.path === path);
  const { claim: checked, dropped } = checkClaim({ text, evidence }, lookup, verify);
  expect(dropped).toBeNull();
  expect(checked?.evidence).toEqual(evidence.slice(0, 1));
});
