import fc from "fast-check";
import { expect, test } from "vitest";
import { verify } from "../../src/verify/verify.ts";

const SENTENCES = [
  "LISBON (AP) — Dockworkers at the port of Setúbal voted 312-9 on Monday to end a strike that began on 3 March.",
  "“Nobody,” she said, “was told until 4:45 p.m. — not even the mayor’s own staff.”",
  "The court's 5-4 ruling (its third since '09) overturned \"a half-century of precedent\", critics said.",
  "Shares of O'Reilly-Kane & Sons plc fell 7.5% to £3.20; the FTSE 100 lost 0.3 per cent.",
  "U.S. Rep. J. D. O’Hara (R-Ohio) didn't deny it: “It's true… most of it, anyway.”",
  "Between 1.2 and 1.5 million people—mostly in Kherson, Mykolaiv and Odesa—have no running water.",
  "NAIROBI, Kenya: The No. 2 reactor, idle since 11/03/2011, will not restart before Q4 2026 at the earliest.",
  "Was it an accident? “We can't say that,” Det. Insp. Nuala Byrne told RTÉ's “Morning Ireland”.",
  "`` It is not over,'' said the coach, whose side has won none of its last six games.",
  "At COP31, 40-odd countries — among them Côte d'Ivoire and São Tomé — pledged $2bn/yr [about €1.8bn].",
  "More than 2,000 of the 3, 800 km route is paved, the ministry said on Wednesday , two days late .",
];

function verdictOf(claim: string, cited: readonly string[]) {
  return verify(
    claim,
    cited.map((text) => ({ text, statedDate: "2026-03-11" })),
  );
}

const spacing = fc.constantFrom(" ", "  ", "\u00a0", "\n", " \t");
const glyphs: fc.Arbitrary<(text: string) => string> = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.replace(/[“”]/g, '"').replace(/[’]/g, "'"),
  (text: string) => text.replace(/"/g, "”").replace(/'/g, "’"),
  (text: string) => text.replace(/—/g, "–"),
);

test("a copied sentence is matched with score 1, whatever its punctuation, spacing and quotation marks", () => {
  const order = fc.shuffledSubarray(SENTENCES, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(order, fc.nat(), spacing, glyphs, (cited, pick, space, respell) => {
      const sentence = cited[pick % cited.length] ?? "";
      const claim = respell(sentence).replaceAll(" ", space);
      expect(verdictOf(claim, cited)).toEqual({ status: "matched", score: 1 });
    }),
  );
});

test("several copied sentences in order are matched with score 1", () => {
  fc.assert(
    fc.property(fc.subarray(SENTENCES, { minLength: 2, maxLength: 4 }), (cited) => {
      expect(verdictOf(cited.join(" "), cited)).toEqual({ status: "matched", score: 1 });
    }),
  );
});

test.each([
  ["Dockworkers at the port of Setúbal voted 312-9 on Monday to end a strike that began on 3 March.", 0],
  ["The No. 2 reactor, idle since 11/03/2011, will not restart before Q4 2026 at the earliest.", 6],
  ["Shares of O'Reilly-Kane & Sons plc fell 7.5% to £3.20.", 3],
])("a sentence without its dateline or a side clause is matched: %s", (claim, from) => {
  expect(verdictOf(claim, [SENTENCES[from] ?? ""])).toMatchObject({ status: "matched" });
});

test("a quotation without its speaker is blocked", () => {
  const claim = "“Nobody was told until 4:45 p.m.";
  expect(verdictOf(claim, [SENTENCES[1] ?? ""])).toMatchObject({ status: "blocked", reason: "attribution" });
});

test("an extract that omits the negation is blocked", () => {
  const sentence = "Nobody, the police of Tarn said, was hurt in the fire at the mill.";
  expect(verdictOf("The police of Tarn said, was hurt in the fire at the mill.", [sentence])).toMatchObject({
    status: "blocked",
    reason: "negation",
  });
  expect(verdictOf("Nobody was hurt in the fire at the mill.", [sentence])).toMatchObject({
    status: "matched",
  });
});

test.each([
  ["The fund lost $5 million.", "The fund lost £5 million."],
  ["Turnout fell to 40%.", "Turnout fell to 40."],
  ["It was -5 degrees in Tarn.", "It was 5 degrees in Tarn."],
])("a sentence with another sign at a number is not an extract: %s", (claim, sentence) => {
  expect(verdictOf(claim, [sentence])).not.toEqual({ status: "matched", score: 1 });
});
