import { expect, test } from "vitest";
import type { BlockReason } from "../../src/domain/documents/claim.ts";
import { verify } from "../../src/verify/verify.ts";

const STATED = "2024-02-08";

function check(claim: string, ...sentences: readonly string[]) {
  return verify(
    claim,
    sentences.map((text) => ({ text, statedDate: STATED })),
  );
}

const STORM =
  "The storm killed 12 people in Northern Ireland on Tuesday, the Met Office said, and left about 30,000 homes without power.";
const TALKS =
  'Leila Haddad, the Tunisian finance minister, said on 28 January that her country would not accept the loan: "We will pay our own way."';

const BLOCKED: readonly (readonly [BlockReason, string, string, RegExp])[] = [
  ["number", "The storm killed 15 people.", STORM, /claim says 15; the cited sentences say 12/],
  ["number", "The storm killed fifteen people.", STORM, /fifteen/],
  ["number", "The storm left about 20,000 homes without power.", STORM, /20,000/],
  ["number", "The storm killed 12% of people in Northern Ireland.", STORM, /12%/],
  ["number", "The storm killed more than 20 people.", STORM, /20/],
  ["number", "The storm left 12 homes without power and killed 30,000 people.", STORM, /12/],
  ["number", "She won at 34 years.", "She won at 17 years, on the 34th lap.", /34/],
  ["number", "All 34 aboard Flight 19 lived.", "All 34 aboard Flight 18 lived.", /19/],
  ["number", "The storm cost £12 million.", "The storm cost $12 million.", /£12 million/],
  ["number", "The storm cost $12 billion.", "The storm cost $12 million.", /12 billion/],
  ["date", "The storm killed 12 people on Wednesday.", STORM, /Wednesday; the cited sentences say Tuesday/],
  ["date", "The storm killed 12 people on 5 February.", STORM, /5 February/],
  ["date", "Leila Haddad refused the loan on 29 January.", TALKS, /29 January/],
  ["date", "Leila Haddad refused the loan on 28 January 2023.", TALKS, /2023/],
  ["name", "The storm killed 12 people in Scotland.", STORM, /names Scotland/],
  ["name", "Amira Haddad, the finance minister, refused the loan.", TALKS, /Amira/],
  ["name", "Leila Haddad, the Algerian finance minister, refused the loan.", TALKS, /Algerian/],
  [
    "quote",
    'Leila Haddad said: "We will not pay our own way."',
    TALKS,
    /do not say "We will not pay our own way/,
  ],
  ["quote", "Leila Haddad said: “We will find our own way.”", TALKS, /We will find our own way/],
  ["quote", "Leila Haddad said: ‘We will find our own way.’", TALKS, /We will find our own way/],
  ["quote", "Leila Haddad said 'no deal at any price' was her line.", TALKS, /no deal at any price/],
  ["negation", "Leila Haddad said her country would accept the loan.", TALKS, /would not accept/],
  ["negation", "The storm did not kill 12 people in Northern Ireland.", STORM, /not kill/],
  ["unsupported", "Farmers expect a poor harvest of wheat and barley.", STORM, /too little/],
];

test.each(BLOCKED)("a claim is blocked with reason %s: %s", (reason, claim, sentence, detail) => {
  const verdict = check(claim, sentence);
  expect(verdict).toMatchObject({ status: "blocked", reason });
  expect(verdict).toHaveProperty("detail", expect.stringMatching(detail));
});

test("a claim without citations or without words is unsupported", () => {
  expect(check("The storm killed 12 people.")).toMatchObject({ reason: "unsupported", score: 0 });
  expect(check(" ... ", STORM)).toMatchObject({ status: "blocked", reason: "unsupported" });
});

const MATCHED: readonly (readonly [string, string])[] = [
  ["The storm killed twelve people.", STORM],
  ["The storm killed a dozen people in Northern Ireland.", STORM],
  ["The storm killed at least 12 people and left nearly 30,000 homes without power.", STORM],
  ["The storm killed more than 10 people.", STORM],
  ["The storm left roughly 30 thousand homes without power.", STORM],
  ["On 6 February the storm killed 12 people.", STORM],
  ["In Northern Ireland 12 people were killed, said the Met Office.", STORM],
  ["Ms Haddad, of Tunisia, would not accept the loan.", TALKS],
  ["Tunisia's Leila Haddad said she wouldn't accept the loan on January 28th, 2024.", TALKS],
  ['The minister said "we will pay our own way".', TALKS],
  ["Leila Haddad said: ‘We will pay our own way’.", TALKS],
  ["Ms Haddad's country 'will pay our own way', she said.", TALKS],
  ["Profit rose 40% to $1.2 billion.", "Profit rose by 40 per cent, to 1,200 million dollars."],
  ["The US struck Iranian targets.", "The United States struck targets in Iran."],
  ["U.S. forces left.", "American forces left."],
  ["The IMF agreed.", "The International Monetary Fund agreed to the plan."],
  ["The European Union agreed to the plan.", "The EU agreed to the plan."],
  ["Müller's team met the Beyoglu mayors.", "Muller met the mayor of Beyoğlu and her team."],
  ["He refused to accept the loan.", "He did not accept the loan."],
  ["Both men were held.", "Two men were held."],
];

test.each(MATCHED)("a claim in other words is matched: %s", (claim, sentence) => {
  expect(check(claim, sentence)).toMatchObject({ status: "matched" });
});

test("without a stated date, a date can't be matched with a relative one unless the words are the same", () => {
  const cited = [{ text: STORM, statedDate: null }];
  expect(verify("On 6 February the storm killed 12 people.", cited)).toMatchObject({ reason: "date" });
  expect(verify("On Tuesday the storm killed 12 people.", cited)).toMatchObject({ status: "matched" });
});

test("facts may come from any of the cited sentences, but from no other", () => {
  const claim = "Leila Haddad spoke on the day after the storm killed 12 people.";
  expect(check(claim, STORM, TALKS).status).toBe("matched");
  expect(check(claim, TALKS)).toMatchObject({ reason: "number" });
});

test("a text too long for a claim is blocked with advice, unless it is copied word for word", () => {
  const sentences = Array.from({ length: 60 }, (_, i) => `${STORM} That was report ${i}.`);
  expect(check(`${sentences.join(" ")} It was not so.`, ...sentences)).toMatchObject({
    status: "blocked",
    reason: "unsupported",
    detail: expect.stringMatching(/more than 5000 characters; split it/),
  });
  expect(check(sentences.join(" "), ...sentences)).toEqual({ status: "matched", score: 1 });
});
